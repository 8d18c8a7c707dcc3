import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { open } from "node:fs/promises";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

/** A program that people open ZIP files with. */
export interface ZipTool {
  readonly name: string;
  /** The names inside, in order. @throws when the program does not like the file */
  list(zip: string): Promise<readonly string[]>;
  /** Reads every file inside and compares its checksum. @throws when one is damaged */
  test(zip: string): Promise<void>;
  /** Into a directory that is there. @throws when the program ends badly or warns */
  extract(zip: string, directory: string): Promise<void>;
}

const run = promisify(execFile);

// APPNOTE.TXT 6.3.10, section 4.3.14: it stands just before the end of the old format's directory.
const endOfZip64Directory = Buffer.from("PK\u0006\u0006", "latin1");

// Without it Info-ZIP and bsdtar write other characters than ASCII as they see fit.
const env = { ...process.env, LC_ALL: "C.UTF-8" };

const listWithPython = "import sys, zipfile\nfor name in zipfile.ZipFile(sys.argv[1]).namelist(): print(name)";
const testWithPython = "import sys, zipfile\nsys.exit(zipfile.ZipFile(sys.argv[1]).testzip())";
const extractWithPython = "import sys, zipfile\nzipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])";
const python = (script: string): readonly string[] => ["-X", "utf8", "-c", script];

/** The four that the contract's promise is measured by, each as it is called on Linux. @throws when 7-Zip is not there */
export async function zipTools(): Promise<readonly ZipTool[]> {
  const sevenZip = await firstOf("7zz", "7z");
  return [
    {
      name: "unzip",
      list: (zip) => linesOf("zipinfo", ["-1", zip]),
      test: (zip) => succeed("unzip", ["-tqq", zip]),
      extract: (zip, directory) => succeed("unzip", ["-qq", zip, "-d", directory]),
    },
    {
      name: "7-Zip",
      list: async (zip) => {
        const lines = await linesOf(sevenZip, ["l", "-slt", "-ba", "-sccUTF-8", zip]);
        return lines.filter((line) => line.startsWith("Path = ")).map((line) => line.slice("Path = ".length));
      },
      test: (zip) => succeed(sevenZip, ["t", zip]),
      extract: (zip, directory) => succeed(sevenZip, ["x", `-o${directory}`, zip]),
    },
    {
      name: "bsdtar",
      list: (zip) => linesOf("bsdtar", ["-tf", zip]),
      test: (zip) => succeed("bsdtar", ["-xOf", zip]),
      extract: (zip, directory) => succeed("bsdtar", ["-xf", zip, "-C", directory]),
    },
    {
      name: "Python's zipfile",
      list: (zip) => linesOf("python3", [...python(listWithPython), zip]),
      test: (zip) => succeed("python3", [...python(testWithPython), zip]),
      extract: (zip, directory) => succeed("python3", [...python(extractWithPython), zip, directory]),
    },
  ];
}

/** Whether a file has the directory of ZIP64, which only one that the old format cannot hold needs. */
export async function isZip64(zip: string): Promise<boolean> {
  const handle = await open(zip);
  try {
    const { size } = await handle.stat();
    const tail = Buffer.alloc(Math.min(size, 4_096));
    await handle.read(tail, 0, tail.length, size - tail.length);
    return tail.includes(endOfZip64Directory);
  } finally {
    await handle.close();
  }
}

async function firstOf(...programs: readonly string[]): Promise<string> {
  for (const program of programs) {
    try {
      await run(program, ["i"]);
      return program;
    } catch {
      // The next one.
    }
  }
  throw new Error(`none of ${programs.join(", ")} is there`);
}

async function linesOf(program: string, args: readonly string[]): Promise<readonly string[]> {
  const child = spawn(program, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(child, "close") as Promise<[number | null]>;
  const lines: string[] = [];
  const errors: Buffer[] = [];
  child.stderr.on("data", (piece: Buffer) => errors.push(piece));
  for await (const line of createInterface({ input: child.stdout })) lines.push(line);
  const [code] = await ended;
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${Buffer.concat(errors).toString()}`);
  return lines;
}

async function succeed(program: string, args: readonly string[]): Promise<void> {
  const child = spawn(program, args, { env, stdio: ["ignore", "ignore", "pipe"] });
  const ended = once(child, "close") as Promise<[number | null]>;
  const errors: Buffer[] = [];
  child.stderr.on("data", (piece: Buffer) => errors.push(piece));
  const [code] = await ended;
  if (code !== 0 || errors.length > 0) {
    throw new Error(`${program} ended with ${code}: ${Buffer.concat(errors).toString()}`);
  }
}
