// Bytes and numbers as the protocol writes them: hex, base64 without padding, strings of JSON.

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function unpaddedBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replace(/=+$/, "");
}

export function bigEndian(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt("0x" + hex(bytes));
}

// The one spelling of a string: named escapes, \u00xx for other controls and DEL, everything else as it is.
export function jsonString(text: string): string {
  const named: Record<string, string> = {
    '"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t",
  };
  const escaped = text.replace(/["\\\u0000-\u001f\u007f]/g, (c) =>
    named[c] ?? "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"));
  return `"${escaped}"`;
}
