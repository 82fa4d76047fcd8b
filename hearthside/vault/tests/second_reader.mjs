// A second reader of the SV1 format, written from its description alone. Run: node second_reader.mjs vectors.json
import { createDecipheriv, createHash, createHmac, createPrivateKey, createPublicKey, diffieHellman, hkdfSync, timingSafeEqual }
  from "node:crypto";
import { readFileSync } from "node:fs";

const hex = (text) => Buffer.from(text, "hex");
const CIPHERS = { 1: "aes-256-gcm", 2: "chacha20-poly1305" };

function number(value, length) {
  const bytes = Buffer.alloc(length);
  bytes.writeUIntBE(value, 0, length);
  return bytes;
}

function lengthPrefixed(...parts) {
  return Buffer.concat(parts.flatMap((part) => [number(Buffer.from(part).length, 4), Buffer.from(part)]));
}

function decrypt(cipher, key, nonce, aad, body) {
  const opening = createDecipheriv(cipher, key, nonce, { authTagLength: 16 });
  opening.setAAD(aad);
  opening.setAuthTag(body.subarray(-16));
  return Buffer.concat([opening.update(body.subarray(0, -16)), opening.final()]);
}

function unpad(padded) {
  const end = 4 + padded.readUInt32BE(0);
  if (end > padded.length || padded.subarray(end).some((byte) => byte !== 0)) throw new Error("padding");
  return padded.subarray(4, end);
}

function open(secret, salt, label, blob, headerLength, aad) {
  const suite = blob[3];
  const digest = createHash("sha256").update(aad).digest();
  const info = lengthPrefixed(label, blob.subarray(3, 4), blob.subarray(4, 6), digest);
  const material = Buffer.from(hkdfSync("sha256", secret, salt, info, 76));
  const header = blob.subarray(0, headerLength);
  if (!timingSafeEqual(header.subarray(-32), material.subarray(44))) throw new Error("commitment");
  const body = blob.subarray(headerLength);
  return unpad(decrypt(CIPHERS[suite], material.subarray(0, 32), material.subarray(32, 44), Buffer.concat([header, aad]), body));
}

function openValue(key, place, blob) {
  if (blob.subarray(0, 2).toString() !== "SV" || blob[2] !== 1) throw new Error("magic");
  const aad = lengthPrefixed("SV1", place.site, place.model, place.field, place.row, place.owner, place.schema);
  return open(key, blob.subarray(6, 30), "SV1 value", blob, 62, aad);
}

function unwrap(root, site, owner, generation, blob) {
  const kid = blob.subarray(4, 4 + blob[3]);
  const rest = blob.subarray(4 + kid.length);
  const aad = lengthPrefixed("UK1", kid, site, owner, number(generation, 2));
  return decrypt("aes-256-gcm", root, rest.subarray(0, 12), aad, rest.subarray(12));
}

function openBox(secret, context, blob) {
  const der = Buffer.concat([hex("302e020100300506032b656e04220420"), secret]);
  const privateKey = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const ownDer = createPublicKey(privateKey).export({ format: "der", type: "spki" });
  const sender = blob.subarray(6, 38);
  const senderDer = Buffer.concat([ownDer.subarray(0, -32), sender]);
  const publicKey = createPublicKey({ key: senderDer, format: "der", type: "spki" });
  const shared = diffieHellman({ privateKey, publicKey });
  return open(shared, Buffer.concat([sender, ownDer.subarray(-32)]), "SV1 box", blob, 70, context);
}

const vectors = JSON.parse(readFileSync(process.argv[2], "utf8"));
const { key, place, values, wrap, box, index, tag } = vectors;
const failures = [];
const expect = (name, found, wanted) => found === wanted || failures.push(name);
for (const { suite, text, blob } of values) {
  expect(`value ${suite} ${text}`, openValue(hex(key), place, hex(blob)).toString(), text);
}
expect("wrap", unwrap(hex(wrap.root), place.site, place.owner, wrap.generation, hex(wrap.blob)).toString("hex"), wrap.key);
expect("box", openBox(hex(box.private), hex(box.context), hex(box.blob)).toString("hex"), box.text);
const address = "Zoë@Example.ORG".trim().toLowerCase().normalize("NFC");
expect("index", createHmac("sha256", hex(key)).update(address).digest("hex"), index);
const purposeKey = Buffer.from(hkdfSync("sha256", hex(key), Buffer.alloc(0), lengthPrefixed("SV1 tag", "pseudonym"), 32));
expect("tag", createHmac("sha256", purposeKey).update(lengthPrefixed("a", "bc")).digest("hex"), tag);
console.log(failures.length ? `disagrees: ${failures.join(", ")}` : `agrees on ${values.length + 4}`);
process.exit(failures.length ? 1 : 0);
