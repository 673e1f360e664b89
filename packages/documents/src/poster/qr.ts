import QRCode from 'qrcode';

/** A QR code as an SVG path: unit squares in a square `size` wide, without its quiet zone. */
export interface QrPath {
  readonly size: number;
  readonly path: string;
}

/**
 * Draws a text as a QR code (error correction M). Same text, same path. One run of dark squares is one rectangle. The mask is
 * fixed: trying all eight takes five times as long, and a sheet of cards has thousands.
 */
export function qrPath(text: string): QrPath {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M', maskPattern: 3 });
  const { size } = modules;
  let path = '';
  for (let y = 0; y < size; y += 1) {
    let x = 0;
    while (x < size) {
      let end = x;
      while (end < size && modules.get(y, end) !== 0) end += 1;
      if (end > x) path += `M${x} ${y}h${end - x}v1h-${end - x}z`;
      x = end + 1;
    }
  }
  return { size, path };
}
