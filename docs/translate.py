# SPDX-License-Identifier: GPL-3.0-or-later
"""Rebuilds a translator in PyTorch from its weights and translates a sentence, given in tokens:

    python3 docs/translate.py resources/models/additive.safetensors he does n\'t like the red apples .

For additive attention with GRU cells, reading both ways, in Bahdanau's order; docs/formats.md says what
the tensors of the others are. The first lines read the file, the following 15 are the network."""

import json, sys, torch
from itertools import accumulate

raw = open(sys.argv[1], "rb").read()
start = 8 + int.from_bytes(raw[:8], "little")
head = json.loads(raw[8:start])
source, target = (json.loads(head["__metadata__"][side + ".words"]) for side in ("source", "target"))
tensors = {name: (entry["shape"], entry["data_offsets"]) for name, entry in head.items() if name != "__metadata__" and not name.startswith("training.")}

P = {name: torch.frombuffer(bytearray(raw[start + a : start + b]), dtype=torch.float32).view(shape)
     for name, (shape, (a, b)) in tensors.items()}
linear = lambda name, x: P[name + ".W"] @ x + P[name + ".b"][:, 0]
def gru(name, x, s):
    z, r = torch.sigmoid(x[: 2 * len(s)] + P[name + ".U_zr"] @ s).chunk(2)
    return (1 - z) * s + z * torch.tanh(x[2 * len(s) :] + P[name + ".U"] @ (r * s))
read = lambda name, xs: list(accumulate(xs, lambda s, x: gru(name, linear(name, x), s), initial=0 * P[name + ".U"][0]))[1:]
xs = [P["source.embedding"][:, source.index(word) if word in source else 3] for word in [*sys.argv[2:], "<eos>"]]
forward, backward = read("encoder.forward", xs), read("encoder.backward", xs[::-1])[::-1]
h, s, said = torch.stack([torch.cat(both) for both in zip(forward, backward)]), torch.tanh(linear("start", backward[0])), [1]
while said[-1] != 2 and len(said) <= 60:
    c = torch.softmax(torch.tanh(P["attention.W"] @ s + h @ P["attention.U"].T) @ P["attention.v"][:, 0], 0) @ h
    s = gru("decoder", linear("decoder", y := P["target.embedding"][:, said[-1]]) + P["decoder.C"] @ c, s)
    said.append(int(linear("output", torch.tanh(linear("readout", torch.cat([s, y, c])))).argmax()))
print(*(target[word] for word in said[1:] if word != 2))
