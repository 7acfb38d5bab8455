/**
 * Loaded by Node in Jest and its workers. A worker that has told its results and has nothing open still has to take a heap of half a
 * gigabyte apart. On a busy machine that lasts longer than the half second after which Jest says that a test leaks, so it is left to the system.
 */
if (process.send) process.on('exit', (code) => code === 0 && process.kill(process.pid, 'SIGKILL'));
