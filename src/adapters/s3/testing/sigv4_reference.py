#!/usr/bin/env python3
"""A second SigV4 signer, from AWS's description and Python's own hmac and urllib: the test compares the C++ one with it.

Usage: sigv4_reference.py FILE   one request a line, tab-separated: method, path, query, headers, payload hash, key, secret, time, region,
lifetime; path, secret and the names and values of query and headers in hexadecimal. Prints the Authorization value and the presigned query.
"""

import hashlib
import hmac
import re
import sys
from urllib.parse import quote_from_bytes


def pairs(text):
    return [tuple(bytes.fromhex(part) for part in pair.split(":")) for pair in text.split(",") if pair]


def canonical(method, path, query, headers, payload):
    names = sorted({name.decode().lower() for name, _ in headers})
    lines = []
    for wanted in names:
        values = [re.sub(rb"[ \t]+", b" ", value).strip() for name, value in headers if name.decode().lower() == wanted]
        lines.append(wanted + ":" + b",".join(values).decode() + "\n")
    question = "&".join(f"{name}={value}" for name, value in
                        sorted((quote_from_bytes(n, safe="-_.~"), quote_from_bytes(v, safe="-_.~")) for n, v in query))
    request = "\n".join([method, quote_from_bytes(path, safe="/-_.~"), question, "".join(lines), ";".join(names), payload])
    return request, question, ";".join(names)


def sign(request, secret, time, region):
    def mac(key, text):
        return hmac.new(key, text.encode(), hashlib.sha256).digest()

    key = mac(mac(mac(mac(b"AWS4" + secret, time[:8]), region), "s3"), "aws4_request")
    scope = f"{time[:8]}/{region}/s3/aws4_request"
    digest = hashlib.sha256(request.encode()).hexdigest()
    return hmac.new(key, f"AWS4-HMAC-SHA256\n{time}\n{scope}\n{digest}".encode(), hashlib.sha256).hexdigest()


def main():
    for line in open(sys.argv[1], encoding="ascii"):
        method, path, query, headers, payload, access, secret, time, region, lifetime = line.rstrip("\n").split("\t")
        path, secret, query, headers = bytes.fromhex(path), bytes.fromhex(secret), pairs(query), pairs(headers)
        credential = f"{access}/{time[:8]}/{region}/s3/aws4_request"
        request, _, names = canonical(method, path, query, headers, payload)
        header = (f"AWS4-HMAC-SHA256 Credential={credential},SignedHeaders={names},"
                  f"Signature={sign(request, secret, time, region)}")
        query = query + [(b"X-Amz-Algorithm", b"AWS4-HMAC-SHA256"), (b"X-Amz-Credential", credential.encode()),
                         (b"X-Amz-Date", time.encode()), (b"X-Amz-Expires", lifetime.encode()),
                         (b"X-Amz-SignedHeaders", names.encode())]
        request, question, _ = canonical(method, path, query, headers, payload)
        print(header, f"{question}&X-Amz-Signature={sign(request, secret, time, region)}", sep="\t")


if __name__ == "__main__":
    main()
