// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/orders/decoder_state.h"

/// The templates that every decoder order has (see Decoder), at the end of its own file.
#define LAB_INSTANTIATE_ORDER(Order, S)                                                    \
    template DecoderState<S> Order::start(tape::Expr<S>) const;                            \
    template tape::Expr<S> Order::project(tape::Run<S>&, tape::Expr<S>) const;             \
    template DecoderStep<S> Order::step(tape::Run<S>&, attention::Attention<S>&,           \
                                        const DecoderState<S>&, tape::Expr<S>, int) const; \
    template tape::Expr<S> Order::readout(tape::Run<S>&, tape::Expr<S>, tape::Expr<S>,     \
                                          tape::Expr<S>) const;
