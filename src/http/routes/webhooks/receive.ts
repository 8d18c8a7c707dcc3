import type { OutgoingHttpHeaders } from "node:http";
import express, { type Request, type Response } from "express";
import { z } from "zod";
import { envelopeSchema } from "../../../webhook/envelope.ts";
import type { Receipt } from "../../../webhook/receive.ts";
import { failureFields } from "../../../observability/log.ts";
import type { HttpParts } from "../../ports.ts";
import { Problem, toProblem } from "../../problems.ts";
import type { OwnRoute } from "../../route.ts";
import { isJson, notesOf, runParser } from "../../serve.ts";

const path = "/webhooks/whmcs";
const schemaOf = (word: string): z.ZodType => z.strictObject({ status: z.literal(word) });

/** Contract section 3. Never answers 429: a sender that is told to slow down loses events. */
export const receiveWebhook: OwnRoute = {
  method: "post",
  path,
  tag: "webhook",
  summary: "An event from WHMCS, signed by Standard Webhooks 1.0",
  description:
    "Headers `webhook-id`, `webhook-timestamp` (Unix seconds) and `webhook-signature`. The signature covers the raw body and is checked before anything is parsed.",
  access: "open",
  body: envelopeSchema,
  answers: {
    200: { description: "Seen before", schema: schemaOf("duplicate") },
    202: {
      description: "Durably stored, or of a type that means nothing here",
      schema: z.union([schemaOf("accepted"), schemaOf("ignored")]),
    },
  },
  problems: [400, 401, 413, 415, 422],
  handler: (parts) => async (req, res) => {
    notesOf(res).route = path;
    res.setHeader("Cache-Control", "no-store");
    await receive(parts, req, res);
  },
};

// The raw bytes: what is signed. Compressed bodies are refused, so that the limit is one of memory too.
const parseRaw = express.raw({ type: () => true, limit: 65_536, inflate: false });

async function readRaw(parts: HttpParts, req: Request, res: Response): Promise<Buffer> {
  try {
    if (!isJson(req)) throw new Problem("request.not_json");
    await runParser(parseRaw, req, res);
  } catch (error) {
    const { status } = toProblem(error);
    if (status === 413) await parts.receiver.countRefused("too_large");
    if (status === 415) await parts.receiver.countRefused("not_json");
    throw error;
  }
  return Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
}

const answers = {
  accepted: ready(202, "accepted"),
  ignored: ready(202, "ignored"),
  duplicate: ready(200, "duplicate"),
};

interface ReadyAnswer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string;
}

function ready(status: number, word: string): ReadyAnswer {
  const body = JSON.stringify({ status: word });
  const headers = { "Content-Type": "application/json; charset=utf-8", "Content-Length": Buffer.byteLength(body) };
  return { status, headers, body };
}

/** Past Express, which would work out anew for each answer what is known of all. */
function sendReady(res: Response, { status, headers, body }: ReadyAnswer): void {
  res.writeHead(status, headers).end(body);
}

async function receive(parts: HttpParts, req: Request, res: Response): Promise<void> {
  const raw = await readRaw(parts, req, res);
  const headers = {
    id: single(req, "webhook-id"),
    timestamp: single(req, "webhook-timestamp"),
    signature: single(req, "webhook-signature"),
  };
  const receipt = await parts.receiver.receive(raw, headers).catch((error: unknown): Receipt => {
    // Whatever kept the event from being stored, the sender must try again.
    parts.log.error("webhook.not_stored", { route: path, ...failureFields(error) });
    return { kind: "unavailable" };
  });
  switch (receipt.kind) {
    case "accepted":
    case "ignored":
    case "duplicate":
      notesOf(res).isRoutine = true;
      sendReady(res, answers[receipt.kind]);
      return;
    case "unavailable":
      throw new Problem("ledger.unavailable", {}, { "Retry-After": "5" });
    case "refused":
      throw refusal(receipt);
  }
}

function refusal({ why, paths }: Extract<Receipt, { kind: "refused" }>): Problem {
  if (why === "malformed") return new Problem("request.malformed_json");
  if (why !== "invalid") return new Problem(`webhook.${why}`);
  const errors = (paths ?? []).map((one) => ({ path: one, expected: "what the contract says of this type" }));
  return new Problem("input.invalid", { errors });
}

/** A header that came exactly once; a repeated one counts as missing. */
function single(req: Request, name: string): string | undefined {
  const values = req.headersDistinct[name];
  return values?.length === 1 ? values[0] : undefined;
}
