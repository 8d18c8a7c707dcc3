import { PermanentError, RetryableError } from "../../../domain/errors.ts";

const longestLine = 16 * 1024 * 1024;

/**
 * The values of a stream of JSON lines, one at a time. @throws RetryableError connector.truncated when a line is not JSON,
 *   which is how a broken stream ends; PermanentError connector.response_too_large for a line over 16 Mi characters
 */
export async function* readLines(body: AsyncIterable<Uint8Array>): AsyncGenerator {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const piece of body) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > longestLine) throw new PermanentError("connector.response_too_large");
    for (const line of lines) if (line.trim() !== "") yield parseLine(line);
  }
  if (rest.trim() !== "") yield parseLine(rest);
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new RetryableError("connector.truncated");
  }
}
