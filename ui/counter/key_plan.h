// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/counter/verb.h"

#include <QString>

#include <chrono>
#include <optional>
#include <vector>

/// What a key of the clerk's panel does, and what is chosen on the way to it.
namespace hall::counter {

/// What a clerk chooses before he asks for something.
enum class About {
    Hold,            ///< which of its kinds
    Held,            ///< whom to take up again
    Missed,          ///< whom to call again
    Transfer,        ///< to what: a service, a counter, a clerk
    TransferService, ///< which
    TransferCounter,
    TransferClerk,
    Promise,      ///< which papers follow
    Promises,     ///< whose papers have come
    PromiseClose, ///< whether all of them
    Pause,        ///< why
    Given,        ///< whom to call out of turn
    GivenReason   ///< and why
};

struct Choosing
{
    About about = About::Held;
    TicketId ticket = {};   ///< chosen before: of `GivenReason`
    PromiseId promise = {}; ///< of `PromiseClose`
    AreaCode area = {};     ///< of `TransferService`: only services of this one; empty: all
    std::vector<MaterialCode> marked = {}; ///< of `Promise`
    std::size_t page = 0;

    friend bool operator==(const Choosing&, const Choosing&) = default;
};

/// The last press, while it can be taken back.
struct Undoable
{
    Verb verb = Verb::Next;
    std::chrono::seconds left{0};

    friend bool operator==(const Undoable&, const Undoable&) = default;
};

struct KeyPlan
{
    Verb verb = Verb::Next;
    QString label;
    int key = 0;       ///< Qt::Key_F12
    int alias = 0;     ///< another key that means the same here, 0: none
    QString aside;     ///< in place of the key's name while it has to wait: 2 秒
    QString hindrance; ///< why it can't be pressed now; empty: it can
    QString note = {}; ///< beside the key's name
    Details details = {};
    std::optional<Choosing> opens = {}; ///< asks nothing yet: this is to be chosen first
    bool leaves = false;                ///< back to where nothing is chosen

    friend bool operator==(const KeyPlan&, const KeyPlan&) = default;
};

/// The keys of a plan are `rows` one under the other, and below them those that turn the page.
struct ChoicePage
{
    QString title;
    QString hint;
    std::size_t rows = 0;

    friend bool operator==(const ChoicePage&, const ChoicePage&) = default;
};

} // namespace hall::counter
