"""Reads a profile and a backup without Stipple, from `docs/` alone: the pages data-model, photo-files and backup-format.

    reader.py profile FOLDER (--secret FILE | --code CODE | --passphrase)   the database and the photo files
    reader.py backup FILE                                                  a backup; its passphrase is a line of the input

It prints one JSON object. Everything that does not match the documents is an error.
"""

import argparse
import base64
import hashlib
import hmac
import json
import sys
import unicodedata
import uuid
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from sqlcipher3 import dbapi2 as sqlcipher


def hkdf(key, info, salt=None, length=32):
    return HKDF(algorithm=hashes.SHA256(), length=length, salt=salt, info=info).derive(key)


def hchacha20(key, nonce):
    """HChaCha20 of 16 bytes (draft-irtf-cfrg-xchacha-03): the block function without its last addition."""
    block = Cipher(algorithms.ChaCha20(key, nonce), mode=None).encryptor().update(bytes(64))
    first = b"expand 32-byte k" + bytes(32) + nonce

    def word(text, at):
        return int.from_bytes(text[4 * at : 4 * at + 4], "little")

    words = [*range(4), *range(12, 16)]
    return b"".join(((word(block, at) - word(first, at)) % 2**32).to_bytes(4, "little") for at in words)


def xchacha20poly1305(key, nonce, sealed, associated):
    inner = ChaCha20Poly1305(hchacha20(key, nonce[:16]))
    return inner.decrypt(bytes(4) + nonce[16:], sealed, associated)


# --- docs/data-model.md: the key file ---------------------------------------------------------------------------------


def key_file(folder):
    """The body with the highest number among the replicas whose checksum is right."""
    bodies = []
    for name in ("keys-1.json", "keys-2.json"):
        replica = json.loads((folder / name).read_text("utf-8"))
        assert set(replica) == {"body", "checksum"}, f"{name}: {set(replica)}"
        serialised = json.dumps(replica["body"], separators=(",", ":"), ensure_ascii=False)
        if hashlib.sha256(serialised.encode()).hexdigest() != replica["checksum"]:
            raise SystemExit(f"{name}: the checksum is another")
        bodies.append(replica["body"])
    assert bodies[0] == bodies[1], "the replicas differ"
    return bodies[0]


CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def code_bytes(code):
    """The 15 bytes of a recovery code; its last byte is a check."""
    letters = code.upper().replace("-", "").replace(" ", "").replace("O", "0").replace("I", "1").replace("L", "1")
    number = 0
    for letter in letters:
        number = number * 32 + CROCKFORD.index(letter)
    # 26 letters hold 130 bits: the last two are zero.
    number >>= 5 * len(letters) - 128
    whole = number.to_bytes(16, "big")
    assert hashlib.sha256(b"stipple recovery code 1/" + whole[:15]).digest()[0] == whole[15], "mistyped"
    return whole[:15]


def argon2id(typed, wrap):
    cost = wrap["cost"]
    kdf = Argon2id(
        salt=bytes.fromhex(wrap["salt"]),
        length=32,
        iterations=cost["passes"],
        lanes=cost["lanes"],
        memory_cost=cost["memory_kib"],
    )
    return kdf.derive(unicodedata.normalize("NFKC", typed).encode())


def master_key(body, args):
    salt = bytes.fromhex(body["database_salt"])
    for wrap in body["wraps"]:
        kind = wrap["opened_by"]
        if kind == "key_store" and args.secret:
            key = Path(args.secret).read_bytes()
        elif kind == "passphrase" and args.passphrase:
            key = argon2id(sys.stdin.readline().rstrip("\n"), wrap)
        elif kind == "recovery" and args.code:
            key = hkdf(code_bytes(args.code), b"stipple recovery code 1", salt)
        else:
            continue
        sealed = bytes.fromhex(wrap["sealed"])
        context = f"stipple key file 1/{kind}/{body['database_salt']}".encode()
        return xchacha20poly1305(key, sealed[:24], sealed[24:], context)
    raise SystemExit("no wrap of this kind")


# --- docs/data-model.md: the database ---------------------------------------------------------------------------------


def database(folder, body, master):
    salt = bytes.fromhex(body["database_salt"])
    key = hkdf(master, b"stipple database 1", salt)
    assert (folder / "stipple.db").read_bytes()[:16] == salt, "the file begins with the salt"
    connection = sqlcipher.connect(str(folder / "stipple.db"))
    connection.execute(f"PRAGMA key = \"x'{key.hex()}{salt.hex()}'\"")
    return connection


def rows(connection):
    """Every row of every table, as a backup has it: columns by name."""
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    found = {}
    for (table,) in tables.fetchall():
        cursor = connection.execute(f"SELECT * FROM {table}")
        names = [column[0] for column in cursor.description]
        found[table] = [dict(zip(names, row)) for row in cursor]
    return found


# --- docs/photo-files.md ----------------------------------------------------------------------------------------------

PARTS = {"received": 1, "original": 2, "screen": 3, "thumb": 4}
HEADER, CHUNK, TAG = 111, 65_536, 16


def photo(folder, master, photo_id, part):
    """The facts and the picture of a photo file; None where there is no such file."""
    id_bytes, number = uuid.UUID(photo_id).bytes, PARTS[part]
    name = hmac.new(hkdf(master, b"stipple photo names 1"), id_bytes + bytes([number]), "sha256").hexdigest()
    path = folder / "photos" / name
    if not path.exists():
        return None
    file = path.read_bytes()
    header, body = file[:HEADER], file[HEADER:]
    assert header[:6] == b"STPH\x01\x01" and int.from_bytes(header[6:10], "little") == CHUNK
    facts, picture = int.from_bytes(header[10:14], "little"), int.from_bytes(header[14:22], "little")
    nonce = header[22:46]
    wrapped = xchacha20poly1305(
        hkdf(master, b"stipple photo files 1"), nonce, header[46:], header[:46] + name.encode("ascii")
    )
    assert wrapped[32:] == id_bytes + bytes([number]), "the header says whose it is"
    plain = b""
    chunks = max(1, -(-(facts + picture) // CHUNK))
    for at in range(chunks):
        sealed, body = body[: CHUNK + TAG], body[CHUNK + TAG :]
        last = bytes([at + 1 == chunks])
        plain += xchacha20poly1305(wrapped[:32], nonce[:19] + at.to_bytes(4, "big") + last, sealed, header)
    assert not body and len(plain) == facts + picture
    return json.loads(plain[:facts] or b"null"), plain[facts:]


def read_profile(args):
    folder = Path(args.path)
    body = key_file(folder)
    master = master_key(body, args)
    assert len(master) == 32
    connection = database(folder, body, master)
    (schema,) = connection.execute("PRAGMA user_version").fetchone()
    tables = rows(connection)
    (sound,) = connection.execute("PRAGMA quick_check").fetchone()
    connection.close()
    photos = {}
    for row, parts in [(row, ("original", "screen", "thumb")) for row in tables["photo"]] + [
        (row, ("received",)) for row in tables["incoming"]
    ]:
        for part in parts:
            found = photo(folder, master, row["id"], part)
            if found:
                facts, picture = found
                whose = None if facts is None else facts["id"]
                photos[f"{row['id']}/{part}"] = [len(picture), hashlib.sha256(picture).hexdigest(), whose]
    profile = hkdf(master, b"stipple export 1")[:16].hex()
    return {"schema": schema, "sound": sound, "tables": tables, "photos": photos, "profile": profile}


# --- docs/backup-format.md --------------------------------------------------------------------------------------------


def unpadded(text):
    return base64.b64decode(text + "=" * (-len(text) % 4))


def age(file, passphrase):
    """The plain bytes of an age file with one scrypt stanza (age-encryption.org/v1)."""
    end = file.index(b"\n---") + 4
    line = file[end : file.index(b"\n", end)]
    version, stanza, wrapped = file[: end - 4].decode("ascii").split("\n")
    assert version == "age-encryption.org/v1"
    arrow, kind, salt, factor = stanza.split(" ")
    assert (arrow, kind) == ("->", "scrypt") and int(factor) <= 20
    stretched = Scrypt(salt=b"age-encryption.org/v1/scrypt" + unpadded(salt), length=32, n=2 ** int(factor), r=8, p=1)
    typed = unicodedata.normalize("NFC", passphrase).encode()
    file_key = ChaCha20Poly1305(stretched.derive(typed)).decrypt(bytes(12), unpadded(wrapped), None)
    mac = hmac.new(hkdf(file_key, b"header"), file[:end], "sha256").digest()
    assert mac == unpadded(line.strip().decode("ascii")), "the header is another"
    body = file[end + len(line) + 1 :]
    key, sealed, plain, number = hkdf(file_key, b"payload", body[:16]), body[16:], [], 0
    while sealed or number == 0:
        chunk, sealed = sealed[: CHUNK + TAG], sealed[CHUNK + TAG :]
        nonce = number.to_bytes(11, "big") + bytes([not sealed])
        plain.append(ChaCha20Poly1305(key).decrypt(nonce, chunk, None))
        number += 1
    return b"".join(plain)


def tar(archive):
    """Names, contents and where each header begins; plain files of POSIX ustar and nothing else."""
    at = 0
    while archive[at : at + 512].strip(b"\0"):
        head = archive[at : at + 512]
        assert head[257:263] == b"ustar\0" and head[156:157] == b"0"
        name = head[:100].split(b"\0")[0].decode("ascii")
        size = int(head[124:135], 8)
        yield name, archive[at + 512 : at + 512 + size], at
        at += 512 + -(-size // 512) * 512
    assert not archive[at:].strip(b"\0"), "nothing follows"


def read_backup(args):
    plain = age(Path(args.path).read_bytes(), sys.stdin.readline().rstrip("\n"))
    tables, pictures, order = {}, {}, []
    manifest = end = None
    for name, content, at in tar(plain):
        order.append(name)
        if name == "manifest.json":
            manifest = json.loads(content)
        elif name.startswith("rows/"):
            table = name.removeprefix("rows/").removesuffix(".jsonl")
            tables[table] = [json.loads(line) for line in content.splitlines()]
        elif name == "end.json":
            end = json.loads(content)
            assert hashlib.sha256(plain[:at]).hexdigest() == end["sha256"], "the last file says another hash"
        else:
            pictures[name] = [len(content), hashlib.sha256(content).hexdigest()]
    assert order[0] == "manifest.json" and order[-1] == "end.json"
    assert {table: len(of) for table, of in tables.items()} == manifest["rows"]
    return {"manifest": manifest, "tables": tables, "pictures": pictures, "left_out": end["left_out"]}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["profile", "backup"])
    parser.add_argument("path")
    parser.add_argument("--secret", help="the file with the key store's 32 bytes")
    parser.add_argument("--code", help="the recovery code")
    parser.add_argument("--passphrase", action="store_true", help="a line of the input")
    args = parser.parse_args()
    found = read_profile(args) if args.what == "profile" else read_backup(args)
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
