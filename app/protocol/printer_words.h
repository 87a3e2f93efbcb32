// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/enum_text.h"
#include "app/protocol/views.h"

namespace hall::protocol {

/// The closed words in which a station reports its printer.
inline constexpr EnumText<PrinterCondition, 10> printerConditions{
    {{{PrinterCondition::Unknown, "unknown"},
      {PrinterCondition::Ready, "ready"},
      {PrinterCondition::NearEnd, "near-end"},
      {PrinterCondition::PaperOut, "paper-out"},
      {PrinterCondition::CoverOpen, "cover-open"},
      {PrinterCondition::Cutter, "cutter"},
      {PrinterCondition::HeadHot, "head-hot"},
      {PrinterCondition::Offline, "offline"},
      {PrinterCondition::Silent, "silent"},
      {PrinterCondition::Fault, "fault"}}}};

} // namespace hall::protocol
