import { createServer, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { createInterface } from "node:readline";

/** A mail as it arrived: its envelope and everything after DATA, dots unstuffed. */
export interface ArrivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly data: string;
}

/** An SMTP server of one machine (RFC 5321), as far as a mail of ours needs one. */
export interface SmtpServer {
  readonly url: string;
  readonly mails: readonly ArrivedMail[];
  /** Answers every DATA with this instead of taking the mail; undefined: takes it. */
  refusal: string | undefined;
  close(): Promise<void>;
}

export async function startSmtpServer(): Promise<SmtpServer> {
  const mails: ArrivedMail[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    converse(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const smtp: SmtpServer = {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails,
    refusal: undefined,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return smtp;

  function converse(socket: Socket): void {
    const say = (line: string): boolean => socket.write(`${line}\r\n`);
    let from = "";
    let to: string[] = [];
    let data: string[] | undefined;
    say("220 mail.example.com ESMTP");
    createInterface({ input: socket, crlfDelay: Infinity }).on("line", (line) => {
      if (data !== undefined) {
        if (line !== ".") return void data.push(line.replace(/^\./, ""));
        mails.push({ from, to, data: data.join("\n") });
        data = undefined;
        return void say("250 taken");
      }
      const address = /<([^>]*)>/.exec(line)?.[1] ?? "";
      switch (line.slice(0, 4).toUpperCase()) {
        case "MAIL":
          from = address;
          to = [];
          return void say("250 ok");
        case "RCPT":
          to.push(address);
          return void say("250 ok");
        case "DATA":
          if (smtp.refusal !== undefined) return void say(smtp.refusal);
          data = [];
          return void say("354 go on");
        case "QUIT":
          say("221 bye");
          return void socket.end();
        default:
          return void say("250 ok");
      }
    });
  }
}
