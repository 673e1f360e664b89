// Reads the square code of a paper, where the browser itself can: no decoder is brought along. Nothing that is seen leaves the device.

const TYPE_IT = {
  zh: '请直接在框里键入文书最下面一行的验证码（八个字母和数字）。',
  en: 'Type the code from the last line of the paper (eight letters and digits) instead.',
};
const orType = (zh, en) => ({ zh: zh + TYPE_IT.zh, en: `${en} ${TYPE_IT.en}` });

const NO_READER = orType('这个浏览器不会读二维码。', 'This browser reads no square codes.');
const NO_CAMERA = orType(
  '这个浏览器不让本页用照相机：从文件打开的网页常常不行，也可能是没有允许。可以先拍一张照片，再点“选照片”；',
  'This browser does not let this page use the camera: a page opened from a file often may not, or it was not allowed. Take a photo and choose it; or',
);
const NOTHING_SEEN = orType(
  '照片里没有找到二维码。请拍近一些、正一些，',
  'There is no square code in the photo. Come closer and straight, or',
);

/** The browser's own reader; null where it has none. */
async function readerOf() {
  const Reader = globalThis.BarcodeDetector;
  if (Reader === undefined) return null;
  const formats = await Reader.getSupportedFormats().catch(() => []);
  return formats.includes('qr_code') ? new Reader({ formats: ['qr_code'] }) : null;
}

export async function readPicture(file, heard, tell) {
  const reader = await readerOf();
  if (reader === null) return tell(NO_READER);
  const picture = await createImageBitmap(file).catch(() => null);
  const codes = picture === null ? [] : await reader.detect(picture).catch(() => []);
  if (codes.length === 0) return tell(NOTHING_SEEN);
  return heard(codes[0].rawValue);
}

/** The camera until a code was read, or until somebody stops it. */
export function scanner({ box, video, heard, tell }) {
  let stream = null;
  const stop = () => {
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = null;
    box.hidden = true;
  };
  const look = async (reader) => {
    if (stream === null) return;
    const codes = await reader.detect(video).catch(() => []);
    if (stream === null) return;
    if (codes.length > 0) {
      stop();
      heard(codes[0].rawValue);
      return;
    }
    setTimeout(() => void look(reader), 200);
  };
  const start = async () => {
    stop();
    const reader = await readerOf();
    if (reader === null) return tell(NO_READER);
    stream = await (
      navigator.mediaDevices?.getUserMedia({ video: { facingMode: 'environment' } }) ?? Promise.reject()
    ).catch(() => null);
    if (stream === null) return tell(NO_CAMERA);
    tell(null);
    box.hidden = false;
    video.srcObject = stream;
    await video.play().catch(() => undefined);
    return look(reader);
  };
  return { start, stop };
}
