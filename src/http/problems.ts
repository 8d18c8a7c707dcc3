import { AppError } from "../domain/errors.ts";
import { isLedgerFailure } from "../ledger/open.ts";

interface ProblemText {
  readonly status: number;
  /** What happened. */
  readonly title: string;
  /** What it means and what to do. */
  readonly detail: string;
}

/** Every problem the service answers with. The key is the last part of the problem's `type`. */
export const problems = {
  "auth.required": {
    status: 401,
    title: "A valid token is needed",
    detail: "Send `Authorization: Bearer TOKEN` with one of the tokens of the setting API_TOKENS.",
  },
  "auth.metrics_token_required": {
    status: 401,
    title: "The metrics token is needed",
    detail: "Send `Authorization: Bearer TOKEN` with the token of the setting METRICS_TOKEN.",
  },
  "request.malformed_json": {
    status: 400,
    title: "The body is not readable JSON",
    detail: "Check the body's syntax and that it arrived whole, in UTF-8, and send it again.",
  },
  "request.malformed": {
    status: 400,
    title: "The request could not be read",
    detail: "It broke off or does not follow HTTP. Send it again.",
  },
  "request.not_found": {
    status: 404,
    title: "Nothing is here",
    detail: "The address is unknown, or what it names does not exist. /docs lists every address.",
  },
  "request.method_not_allowed": {
    status: 405,
    title: "This address does not take this method",
    detail: "The header Allow names the methods it takes.",
  },
  "request.too_large": {
    status: 413,
    title: "The body is too large",
    detail: "A body has at most 64 KiB.",
  },
  "request.not_json": {
    status: 415,
    title: "The body is not declared as JSON",
    detail: "Send `Content-Type: application/json`, in UTF-8 and without Content-Encoding.",
  },
  "input.invalid": {
    status: 422,
    title: "The input does not fit",
    detail: "`errors` names each place and what is expected there.",
  },
  "client.not_found": {
    status: 404,
    title: "WHMCS has no such client",
    detail: "Check the number; in WHMCS it is shown beside the client's name.",
  },
  "service.not_found": {
    status: 404,
    title: "WHMCS has no such service",
    detail: "Check the number; it is the id in the address of the service's page in WHMCS.",
  },
  "idempotency.key_invalid": {
    status: 400,
    title: "The Idempotency-Key cannot be used",
    detail: "Send it once, with 1 to 255 printable ASCII characters.",
  },
  "idempotency.key_reused": {
    status: 422,
    title: "This Idempotency-Key belongs to another request",
    detail: "A key stands for one request, body included, for 24 hours. Use a new key for a new request.",
  },
  "idempotency.in_progress": {
    status: 409,
    title: "The first request with this Idempotency-Key is still being answered",
    detail: "Send the same request again after the time in Retry-After to get its answer.",
  },
  "export.not_completed": {
    status: 409,
    title: "The package is not ready",
    detail: "Look at the export's state; the package can be fetched once it is completed.",
  },
  "export.package_gone": {
    status: 410,
    title: "The package is gone",
    detail: "Packages are destroyed when they expire. Ask for a new export.",
  },
  "export.package_missing": {
    status: 410,
    title: "The package's file is missing",
    detail:
      "It has not expired, but its file or its key is no longer where STORAGE_URL says. Put both back from a backup, or ask for a new export.",
  },
  "document.gone": {
    status: 410,
    title: "The sealed invoice is gone",
    detail: "It had to be kept no longer and was destroyed.",
  },
  "document.missing": {
    status: 410,
    title: "The sealed invoice's file is missing",
    detail:
      "It must still be kept, but its file or its key is no longer where STORAGE_URL says. Put both back from a backup.",
  },
  "anonymization.blocked": {
    status: 409,
    title: "The account cannot be anonymised now",
    detail: "`blockers` names what stands in the way. Resolve it in WHMCS and ask again.",
  },
  "anonymization.has_begun": {
    status: 409,
    title: "An anonymisation that has begun is finished",
    detail:
      "Part of it is done, and the client may have been told of the rest. Hold it with POST /v1/anonymizations/{id}/hold, or mend what stands in its way.",
  },
  "deletion.not_cancelled": {
    status: 409,
    title: "WHMCS does not say that this service is cancelled",
    detail: "Cancel or terminate it in WHMCS, or let the client ask for its cancellation, and ask again.",
  },
  "deletion.approval_not_in_policy": {
    status: 409,
    title: "The policy takes no approvals",
    detail: "`hostingDeletion.customerMayApprove` is false in the policy file; the deletion runs when it is due.",
  },
  cannot_approve: {
    status: 409,
    title: "The deletion cannot be approved now",
    detail: "One that is held must be released first; one that runs or has ended takes no approval.",
  },
  cannot_return_data: {
    status: 409,
    title: "The clock cannot be stopped now",
    detail:
      "It stands already, or the deletion is held, failed, begun or ended. One that is held or failed is the owner's to let go first; the task return_hosting_data lets a standing clock go on.",
  },
  cannot_confirm: {
    status: 409,
    title: "The anonymisation cannot be confirmed now",
    detail: "One that is held must be released first; one that runs or has ended takes no confirmation.",
  },
  cannot_withdraw: {
    status: 409,
    title: "It cannot be withdrawn any more",
    detail: "Only what has not begun can be withdrawn. A running one can be stopped with POST /v1/stop.",
  },
  cannot_hold: {
    status: 409,
    title: "It cannot be held now",
    detail: "Only what is still to come can be held. A running one can be stopped with POST /v1/stop.",
  },
  cannot_release: { status: 409, title: "It is not held", detail: "Only what is held can be released." },
  "client.not_held": {
    status: 409,
    title: "The client is not held",
    detail: "There is no hold to lift. A single duty is released with POST /v1/deletions/{id}/release and the like.",
  },
  client_is_held: {
    status: 409,
    title: "The client is held",
    detail: "Release the client with POST /v1/clients/{clientId}/release; what it held goes on then.",
  },
  cannot_retry: { status: 409, title: "It has not failed", detail: "Only what has failed can be tried again." },
  "task.already_done": { status: 409, title: "The task is done already", detail: "Its outcome stays as reported." },
  "webhook.missing_header": {
    status: 400,
    title: "A signature header is missing",
    detail: "Send webhook-id, webhook-timestamp and webhook-signature, each once.",
  },
  "webhook.bad_signature": {
    status: 401,
    title: "The signature does not hold",
    detail: "It must cover `id.timestamp.body`, the body byte for byte, under one of WEBHOOK_SECRETS.",
  },
  "webhook.stale": {
    status: 401,
    title: "The signature's time is too far off",
    detail: "webhook-timestamp may differ by 300 seconds. Check both machines' clocks, and sign each attempt afresh.",
  },
  "analytics.not_configured": {
    status: 409,
    title: "Google Analytics is not connected",
    detail:
      "Enable google_analytics in the policy, and set GOOGLE_ANALYTICS_PROPERTY and GOOGLE_ANALYTICS_KEY; docs/connectors.md tells how.",
  },
  "analytics.dry_run": {
    status: 409,
    title: "The service runs dry, so nothing was sent to Google",
    detail: "Set DRY_RUN=0 once everything is as it should be, restart the service and send the request again.",
  },
  "analytics.unsafe_setup": {
    status: 409,
    title: "The live check-list holds everything destructive",
    detail: "Nothing was sent to Google. /readyz names what to mend; send the request again then.",
  },
  "analytics.stopped": {
    status: 409,
    title: "Everything destructive is stopped",
    detail:
      "Nothing was sent to Google. POST /v1/resume lifts the stop (and remove the file var/STOP); send the request again then.",
  },
  "analytics.unavailable": {
    status: 503,
    title: "Google Analytics cannot be asked now",
    detail: "Send the request again after the time in Retry-After. If it did arrive, a second one does no harm.",
  },
  "analytics.refused": {
    status: 502,
    title: "Google Analytics refused the request",
    detail:
      "Nothing was recorded as done. The log tells why; `npm run connector:check google_analytics` tells what is missing.",
  },
  "upstream.unavailable": {
    status: 503,
    title: "WHMCS cannot be asked now",
    detail: "Nothing was changed. Send the request again after the time in Retry-After.",
  },
  "upstream.refused": {
    status: 502,
    title: "WHMCS refused to answer",
    detail: "Nothing was changed. `code` tells why; /readyz and the README tell which permissions WHMCS must grant.",
  },
  "facts.unsafe": {
    status: 409,
    title: "WHMCS shows something unexpected",
    detail: "Nothing was changed. `code` tells what; look at the client in WHMCS before asking again.",
  },
  "storage.unavailable": {
    status: 503,
    title: "The stored file cannot be reached now",
    detail: "Check the disk under STORAGE_URL, and send the request again after the time in Retry-After.",
  },
  "seal.key_unknown": {
    status: 503,
    title: "The package was sealed under a key that is not in ENCRYPTION_KEY",
    detail:
      "Without that key nobody can open it. Put the old key back behind the new one, `ENCRYPTION_KEY=NEW,OLD`, restart the service and send the request again. Where the old key is lost, ask for a new export.",
  },
  "seal.key_refused": {
    status: 503,
    title: "The package's own key does not open",
    detail:
      "The key file beside the package is damaged or belongs to another package. Put the package's file and its key back from a backup and send the request again, or ask for a new export.",
  },
  "ledger.unavailable": {
    status: 503,
    title: "The ledger cannot be read or written now",
    detail: "Nothing was accepted. Check the ledger's disk, and send the request again after the time in Retry-After.",
  },
  "internal.unexpected": {
    status: 500,
    title: "Something went wrong in the service",
    detail: "The log has a line with this answer's X-Request-Id.",
  },
} as const satisfies Readonly<Record<string, ProblemText>>;

export type ProblemType = keyof typeof problems;

/** The body of every answer that is a problem (RFC 9457), with this API's additions. */
export interface ProblemBody {
  /** A relative reference, stable per kind of problem. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** The exact reason, stable. */
  readonly code: string;
  readonly errors?: readonly { readonly path: string; readonly expected: string }[];
  readonly blockers?: readonly { readonly code: string; readonly ids: readonly number[]; readonly message: string }[];
}

/** Thrown by a route to answer with a problem. Its additions must hold no value the caller sent. */
export class Problem extends AppError {
  readonly type: ProblemType;
  readonly additions: Pick<ProblemBody, "errors" | "blockers">;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    type: ProblemType,
    additions: Pick<ProblemBody, "errors" | "blockers"> = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(type, "never");
    this.type = type;
    this.additions = additions;
    this.headers = headers;
  }
}

/** A problem ready to be sent. */
export interface ProblemAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ProblemBody;
}

const retryAfterS = 30;

/** What is answered to anything thrown: never a stack, never a message, never a value. */
export function toProblem(error: unknown): ProblemAnswer {
  if (error instanceof Problem) return answer(error.type, error.code, error.additions, error.headers);
  if (isLedgerFailure(error)) return answer("ledger.unavailable", "ledger.unavailable", {}, { "Retry-After": "5" });
  if (error instanceof AppError) return ofAppError(error);
  return ofBodyParser(error) ?? answer("internal.unexpected", "internal.unexpected");
}

// WHMCS refuses this service as such: waiting does not help, somebody must mend it there.
const installationFault = /^whmcs\.(?:authentication_failed|access_denied|invalid_ip|permission_missing)$/;

function ofAppError(error: AppError): ProblemAnswer {
  if (isProblemType(error.code)) {
    return answer(error.code, error.code, {}, error.retry === "later" ? retryAfter(error) : {});
  }
  if (error.code === "whmcs.client_not_found" || error.code === "whmcs.client_gone") {
    return answer("client.not_found", error.code);
  }
  const refusal =
    /\.(cannot_(?:approve|return_data|confirm|withdraw|hold|release|retry)|client_is_held)(?:_[a-z]+)?$/.exec(
      error.code,
    )?.[1];
  if (refusal !== undefined && isProblemType(refusal)) return answer(refusal, error.code);
  if (installationFault.test(error.code)) return answer("upstream.refused", error.code);
  const isStorage = error.code.startsWith("storage.") || error.code.startsWith("seal.");
  if (error.retry === "later") {
    const type = isStorage ? "storage.unavailable" : "upstream.unavailable";
    return answer(type, error.code, {}, retryAfter(error));
  }
  if (error.retry === "unsafe") return answer("facts.unsafe", error.code);
  if (error.code.startsWith("whmcs.")) return answer("upstream.refused", error.code);
  return answer("internal.unexpected", "internal.unexpected");
}

function retryAfter({ retryAfterMs }: AppError): Readonly<Record<string, string>> {
  const seconds = retryAfterMs === undefined ? retryAfterS : Math.max(1, Math.ceil(retryAfterMs / 1000));
  return { "Retry-After": String(seconds) };
}

/** The errors of Express's own parsers and router, by their documented `type` and `status`. */
function ofBodyParser(error: unknown): ProblemAnswer | undefined {
  if (typeof error !== "object" || error === null || !("status" in error)) return undefined;
  const type = "type" in error ? error.type : undefined;
  if (type === "entity.parse.failed") return answer("request.malformed_json", "request.malformed_json");
  if (error.status === 413) return answer("request.too_large", "request.too_large");
  if (error.status === 415) return answer("request.not_json", "request.not_json");
  // A path that cannot be decoded names nothing.
  if (error instanceof URIError) return answer("request.not_found", "request.not_found");
  return typeof error.status === "number" && error.status >= 400 && error.status < 500
    ? answer("request.malformed", "request.malformed")
    : undefined;
}

function answer(
  type: ProblemType,
  code: string,
  additions: Pick<ProblemBody, "errors" | "blockers"> = {},
  headers: Readonly<Record<string, string>> = {},
): ProblemAnswer {
  const { status, title, detail } = problems[type];
  return {
    status,
    headers: type.startsWith("auth.") ? { "WWW-Authenticate": "Bearer", ...headers } : headers,
    body: { type: `/problems/${type}`, title, status, detail, code, ...additions },
  };
}

function isProblemType(code: string): code is ProblemType {
  return Object.hasOwn(problems, code);
}
