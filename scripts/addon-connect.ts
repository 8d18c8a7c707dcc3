// `npm run addon:connect`: the one string that the owner pastes into the addon, alone on the last line of standard output;
// everything else goes to standard error. It holds the webhook's secret and a token, so it is a secret itself.
import { randomBytes } from "node:crypto";
import { ConfigError } from "../config/problems.ts";
import { loadEnvironment, publicUrlOf, readSettings, type Settings } from "../config/settings.ts";
import { connectionString } from "./addon/connection-string.ts";

const badConfiguration = 78;

/** @returns what is wrong with the settings, for the owner, or the string */
function connect(settings: Settings): { readonly problem: string } | { readonly string: string; readonly url: string } {
  const [secret] = settings.webhookSecrets;
  const token = settings.apiTokens.find(({ name }) => name === "addon")?.token;
  if (secret === undefined || token === undefined) return { problem: noToken() };
  if (settings.publicUrl === undefined && settings.port === 0) return { problem: noPort };
  const url = publicUrlOf(settings, settings.port);
  return { string: connectionString({ url, secret: secret.reveal(), token: token.reveal() }), url };
}

const noPort = [
  "There is no address to put into the string: PORT=0 lets the system choose another port at each start.",
  "Set PUBLIC_URL to the address under which WHMCS reaches the service, and run the command again.",
].join("\n");

function noToken(): string {
  return [
    "API_TOKENS holds no token named addon.",
    "The addon needs one of its own: it asks the service with it, and its name stands in the audit trail.",
    "Append this to API_TOKENS (it was made just now and is used nowhere), restart the service and run the command again:",
    "",
    `  ,addon:${randomBytes(32).toString("base64url")}`,
  ].join("\n");
}

/** What the owner should know about the address before WHMCS uses it. */
function warningsAbout(url: string): readonly string[] {
  const { protocol, hostname } = new URL(url);
  if (/^(localhost|127\.[\d.]+|0\.0\.0\.0|\[::1?\])$/.test(hostname)) {
    return [`Warning: only a WHMCS on this same machine can reach ${url}. Set PUBLIC_URL if yours runs elsewhere.`];
  }
  return protocol === "http:"
    ? [
        `Warning: ${url} is not encrypted: on the way from WHMCS the token can be read. Give PUBLIC_URL an https address.`,
      ]
    : [];
}

function refuse(text: string): number {
  console.error(text);
  return badConfiguration;
}

function run(): number {
  try {
    const connected = connect(readSettings(loadEnvironment(process.cwd(), process.env)));
    if ("problem" in connected) return refuse(connected.problem);
    for (const warning of warningsAbout(connected.url)) console.error(warning);
    console.error(
      "Paste the line below into WHMCS (the addon's configuration, field Connection string) and press Test connection.\n" +
        "It holds a secret and a token: hand it to nobody else.",
    );
    console.log(connected.string);
    return 0;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return refuse(`The settings cannot be used:\n${error.describe()}`);
  }
}

process.exitCode = run();
