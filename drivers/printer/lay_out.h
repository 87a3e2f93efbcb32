// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/printer/facts.h"
#include "drivers/printer/layout.h"
#include "drivers/printer/profile.h"

namespace hall::printer {

/// The paper that a layout makes of these facts, for a printer of that profile.
[[nodiscard]] TicketPaper layOut(const Layout& layout, const Facts& facts, const Profile& profile);

template <class Content>
[[nodiscard]] TicketPaper
layOut(const Layout& layout, const Content& content, const Profile& profile)
{
    return layOut(layout, factsOf(content), profile);
}

} // namespace hall::printer
