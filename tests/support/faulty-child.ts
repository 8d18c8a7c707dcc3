import { startFaultyWorker, type Site } from "./faulty-worker.ts";

// A worker in a process of its own that is killed, as by kill -9, at the n-th boundary of its run.
const { site, dutyId, dieAt } = JSON.parse(process.argv[2] ?? "{}") as { site: Site; dutyId: string; dieAt: number };
let passed = 0;
const worker = await startFaultyWorker(site, {
  at: () => {
    passed += 1;
    if (passed === dieAt) process.kill(process.pid, "SIGKILL");
  },
});
await worker.finish(dutyId);
await worker.close();
