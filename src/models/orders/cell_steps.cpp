// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/orders/cell_steps.h"

namespace lab::models {
namespace {

using tape::StepLabel;

std::string indexed(std::string_view letter, const std::string& index) {
    return std::string(letter) + (index.empty() ? "" : "_" + index);
}

}  // namespace

/// W_z E y_{t-1} + U_z s_{t-1} + C_z c_t + b_z
std::string CellSteps::drive(const std::string& index, const std::string& recurrent) const {
    std::string sum = indexed("W", index) + R"( \step{previous.word}{E y_{@p}} + )" +
                      indexed("U", index) + " " + recurrent;
    if (!terms_.more.empty()) {
        sum += " + " + indexed(terms_.matrix, index) + " " + std::string(terms_.more);
    }
    return sum + " + " + indexed("b", index);
}

std::string CellSteps::gate(const std::string& index) const {
    return R"(\sigma()" + drive(index, std::string(terms_.before)) + ")";
}

std::string CellSteps::candidate(const std::string& index, const std::string& recurrent) const {
    return R"(\tanh()" + drive(index, recurrent) + ")";
}

StepLabel CellSteps::label(std::string_view name, const std::string& symbol,
                           std::string_view meaning, const std::string& right) {
    const std::string formula = R"(\step{)" + std::string(name) + "}{" + symbol + "}";
    return {.name = name,
            .stage = terms_.stage,
            .role = tape::Role::Decoder,
            .symbol = kept(symbol),
            .element = kept(symbol + "[@k]"),
            .formula = kept(right.empty() ? formula : formula + " = " + right),
            .source = terms_.source,
            .meaning = meaning,
            .brief = name == "state" ? "new state" : meaning};
}

CellSteps::CellSteps(const CellTerms& terms) : terms_(terms) {
    const std::string before(terms.before);
    inner_.gru = {
        .update = label("update", "z_{@t}", "update gate", gate("z")),
        .reset = label("reset", "r_{@t}", "reset gate", gate("r")),
        .candidate = label("candidate", R"(\tilde{s}_{@t})", "proposed state",
                           candidate("", R"((\step{reset}{r_{@t}} \odot )" + before + ")"))};
    gruState_ = label("state", "s_{@t}", "new decoder state",
                      R"((1 - \step{update}{z_{@t}}) \odot )" + before +
                          R"( + \step{update}{z_{@t}} \odot \step{candidate}{\tilde{s}_{@t}})");

    inner_.lstm = {
        .input = label("input.gate", R"(\mathrm{in}_{@t})", "input gate", gate(R"({\mathrm{in}})")),
        .output =
            label("output.gate", R"(\mathrm{out}_{@t})", "output gate", gate(R"({\mathrm{out}})")),
        .forget = label("forget.gate", R"(\mathrm{forget}_{@t})", "forget gate",
                        gate(R"({\mathrm{forget}})")),
        .candidate =
            label("candidate", R"(\tilde{m}_{@t})", "proposed memory", candidate("m", before)),
        .cell = label("cell", "m_{@t}", "memory cell",
                      R"(\step{forget.gate}{\mathrm{forget}_{@t}} \odot )"
                      R"(\step{previous.cell}{m_{@p}} + \step{input.gate}{\mathrm{in}_{@t}} )"
                      R"(\odot \step{candidate}{\tilde{m}_{@t}})")};
    cellBefore_ = label("previous.cell", "m_{@p}", "memory cell before", {});
    lstmState_ = label("state", "s_{@t}", "new decoder state",
                       R"(\step{output.gate}{\mathrm{out}_{@t}} \odot \tanh(\step{cell}{m_{@t}}))");

    simpleState_ = label("state", "s_{@t}", "new decoder state", candidate("", before));
}

const StepLabel& CellSteps::state(layers::CellKind kind) const {
    switch (kind) {
        case layers::CellKind::Simple:
            return simpleState_;
        case layers::CellKind::Lstm:
            return lstmState_;
        case layers::CellKind::Gru:
            break;
    }
    return gruState_;
}

}  // namespace lab::models
