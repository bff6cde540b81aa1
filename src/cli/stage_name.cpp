// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stage_name.h"

namespace lab::cli {

std::string_view stageName(tape::Stage stage) {
    switch (stage) {
        case tape::Stage::Encode:
            return "Encode";
        case tape::Stage::State:
            return "State";
        case tape::Stage::Project:
            return "Project";
        case tape::Stage::Mask:
            return "Mask";
        case tape::Stage::Window:
            return "Window";
        case tape::Stage::Score:
            return "Score";
        case tape::Stage::Softmax:
            return "Softmax";
        case tape::Stage::Sample:
            return "Sample";
        case tape::Stage::Context:
            return "Context";
        case tape::Stage::MergeHeads:
            return "Merge heads";
        case tape::Stage::Output:
            return "Output";
    }
    return {};
}

}  // namespace lab::cli
