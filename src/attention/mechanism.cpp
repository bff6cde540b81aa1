// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/mechanism.h"

#include "layers/initialise.h"

namespace lab::attention {

void initialise(const Mechanism& mechanism, std::span<const tape::ParameterId> ids,
                tape::Parameters<float>& parameters, base::Random& random) {
    const auto specs = mechanism.description().parameters;
    for (std::size_t k = 0; k < ids.size(); ++k) {
        if (specs[k].initial) {
            parameters.value(ids[k]).setConstant(*specs[k].initial);
        } else {
            layers::fillGlorot(parameters.value(ids[k]), random);
        }
    }
}

}  // namespace lab::attention
