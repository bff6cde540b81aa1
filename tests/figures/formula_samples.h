// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

/// Formulas of the papers; between them they use every construct.
inline constexpr std::array formulaSamples = {
    R"(\alpha_{t,i} = \frac{\exp(e_{t,i})}{\sum_{j=1}^{m}\exp(e_{t,j})})",
    R"(c_t = \sum_{i=1}^{m} \alpha_{t,i}\, h_i)",
    R"(e_{t,i} = v_a^\top \tanh(W_a s_{t-1} + U_a h_i))",
    R"(\tilde h_t = \tanh\bigl(W_c[c_t; h_t]\bigr),\qquad \hat y_t = \softmax(W_s\tilde h_t))",
    R"(\operatorname{Attention}(Q,K,V) = \softmax\left(\frac{QK^\top}{\sqrt{d_k}}\right)V)",
    R"(A = \begin{bmatrix} \alpha_{1,1} & \alpha_{1,2} & \cdots & \alpha_{1,m} \\
        \alpha_{2,1} & \alpha_{2,2} & \cdots & \alpha_{2,m} \\ \vdots & \vdots & \ddots & \vdots \\
        \alpha_{n,1} & \alpha_{n,2} & \cdots & \alpha_{n,m} \end{bmatrix}
        \in \mathbb{R}^{n\times m})",
    R"(\operatorname{score}(h_t, \bar h_s) = \begin{cases} h_t^\top \bar h_s & \text{dot} \\
        h_t^\top W_a \bar h_s & \text{general} \\
        v_a^\top \tanh(W_a[h_t; \bar h_s]) & \text{concat} \end{cases})",
    R"(\begin{aligned} z_t &= \sigma(W_z x_t + U_z h_{t-1} + b_z) \\
        \tilde h_t &= \tanh\bigl(W x_t + U(r_t \odot h_{t-1})\bigr) \\
        h_t &= (1 - z_t) \odot h_{t-1} + z_t \odot \tilde h_t \end{aligned})",
    R"(\underbrace{\alpha_{t,i}}_{\text{注意力权重}} = \softmax\,\text{归一化}\bigl(
        \text{对齐得分}\ e_{t,i}\bigr))",
    R"(\role{score}{\alpha_t(s)} = \operatorname{align}(h_t, \bar h_s)\,
        \exp\left(-\frac{(s-p_t)^2}{2\sigma^2}\right),\quad
        p_t = S\cdot\sigmoid\bigl(\mathbf{v}_p^\top\tanh(\mathbf{W}_p h_t)\bigr))",
    R"(\step{weights}{\alpha_{@t,@i}} = \frac{\exp(\step{scores}{e_{@t,@i}})}
        {\sum_{j} \exp(\step{scores}{e_{@t,j}})})",
    R"(h_i = \left[\overrightarrow{h}_i; \overleftarrow{h}_i\right] \in \mathbb{R}^{2n},\quad
        \overline{xyz} \le \sqrt[3]{\frac{1 + \sqrt{x}}{2}} \approx \widehat{abc}\quad f'(x)
        \rightarrow \prod_{k} \max_i \mathcal{L}_i \quad \text{été naïve})",
    R"(\left\{\left[\left\langle\left\lfloor \begin{matrix}1\\2\\3\\4\\5\\6\end{matrix}
        \right\rfloor\right\rangle\right]\right\} \overbrace{a + b + c + d}^{n}
        \sqrt{\begin{matrix}1\\2\\3\\4\end{matrix}} \left\|\frac{a}{b}\right| \bigl(\Bigl(\biggl(\Biggl( x)",
};
