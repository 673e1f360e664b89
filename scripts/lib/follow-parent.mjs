// Loaded before the program by `runFollower`: the channel closes when the parent is gone, however it ended.
if (process.channel !== undefined && process.channel !== null) {
  process.channel.unref();
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
