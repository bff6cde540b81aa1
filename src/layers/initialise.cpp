// SPDX-License-Identifier: GPL-3.0-or-later
#include "layers/initialise.h"

#include <Eigen/QR>
#include <cmath>

namespace lab::layers {

void fillNormal(tape::MatrixMap<float> matrix, double deviation, base::Random& random) {
    for (float& number : matrix.reshaped()) {
        number = static_cast<float>(deviation * random.normal());
    }
}

void fillGlorot(tape::MatrixMap<float> matrix, base::Random& random, tape::Index blocks) {
    const auto fan = static_cast<double>(matrix.rows() / blocks + matrix.cols());
    const double bound = std::sqrt(6.0 / fan);
    for (float& number : matrix.reshaped()) {
        number = static_cast<float>(random.uniform(-bound, bound));
    }
}

void fillOrthogonal(tape::MatrixMap<float> matrix, base::Random& random, tape::Index blocks) {
    const tape::Index size = matrix.cols();
    for (tape::Index block = 0; block < blocks; ++block) {
        const Eigen::MatrixXd gaussian =
            Eigen::MatrixXd::NullaryExpr(size, size, [&] { return random.normal(); });
        const Eigen::MatrixXd orthogonal =
            Eigen::HouseholderQR<Eigen::MatrixXd>(gaussian).householderQ();
        matrix.middleRows(block * size, size) = orthogonal.cast<float>();
    }
}

}  // namespace lab::layers
