const shown = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
});

/** An instant as a wall clock in Asia/Shanghai shows it; kept as written when it is no instant. */
export function wallClock(at: string): string {
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? at : shown.format(time);
}
