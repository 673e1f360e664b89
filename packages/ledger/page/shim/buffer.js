// What the ledger's code uses of Node's Buffer, for browsers. Loaded before anything else of the page.
const text = new TextEncoder();
const read = new TextDecoder('utf-8', { ignoreBOM: true });

const HEX = Array.from({ length: 256 }, (_, n) => n.toString(16).padStart(2, '0'));

/** As Node does: reading stops at the first pair that is no byte. */
function fromHex(hex) {
  const bytes = new Buffer(hex.length >> 1);
  for (let i = 0; i < bytes.length; i += 1) {
    const pair = hex.slice(2 * i, 2 * i + 2);
    if (!/^[0-9a-fA-F]{2}$/.test(pair)) return bytes.subarray(0, i);
    bytes[i] = Number.parseInt(pair, 16);
  }
  return bytes;
}

function fromLatin1(binary) {
  const bytes = new Buffer(binary.length);
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

function fromBase64(encoded) {
  try {
    return fromLatin1(atob(encoded));
  } catch {
    // Whoever reads base64 here spells it again and compares, so anything that is none may read as nothing.
    return new Buffer(0);
  }
}

function latin1Of(bytes) {
  let out = '';
  for (let at = 0; at < bytes.length; at += 8192) out += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return out;
}

export class Buffer extends Uint8Array {
  static from(value, encoding, length) {
    if (typeof value !== 'string') {
      if (value instanceof ArrayBuffer) return new Buffer(value, encoding, length);
      const copy = new Buffer(value.length);
      copy.set(value);
      return copy;
    }
    switch (encoding) {
      case 'hex':
        return fromHex(value);
      case 'base64':
        return fromBase64(value);
      case 'latin1':
        return fromLatin1(value);
      default: {
        const bytes = text.encode(value);
        return new Buffer(bytes.buffer, bytes.byteOffset, bytes.length);
      }
    }
  }

  static alloc(size, fill = 0) {
    return new Buffer(size).fill(fill);
  }

  static concat(parts) {
    const whole = new Buffer(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  toString(encoding, start = 0, end = this.length) {
    if (start !== 0 || end !== this.length) return this.subarray(start, end).toString(encoding);
    switch (encoding) {
      case 'hex': {
        let out = '';
        for (const byte of this) out += HEX[byte];
        return out;
      }
      case 'base64':
        return btoa(latin1Of(this));
      case 'latin1':
        return latin1Of(this);
      default:
        return read.decode(this);
    }
  }

  equals(other) {
    if (this.length !== other.length) return false;
    for (let i = 0; i < this.length; i += 1) if (this[i] !== other[i]) return false;
    return true;
  }

  /** Writes text at an offset; answers how many bytes that took. */
  write(value, offset, encoding) {
    const bytes = Buffer.from(value, encoding);
    this.set(bytes, offset);
    return bytes.length;
  }

  #view() {
    return new DataView(this.buffer, this.byteOffset, this.length);
  }

  readBigUInt64BE(offset) {
    return this.#view().getBigUint64(offset);
  }

  writeBigUInt64BE(value, offset = 0) {
    this.#view().setBigUint64(offset, value);
  }

  writeUInt16BE(value, offset = 0) {
    this.#view().setUint16(offset, value);
  }
}

globalThis.Buffer = Buffer;

export function isUtf8(bytes) {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
