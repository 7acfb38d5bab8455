/**
 * Loaded by Node in Jest and its workers. A worker that has told its results has nothing left to do; but Node first takes its heap of half
 * a gigabyte apart, and Jest says after half a second that a test leaks.
 */
if (process.send) process.on('exit', (code) => process.exit(code));
