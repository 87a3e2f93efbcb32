// SPDX-License-Identifier: Apache-2.0
#include "app/hub/intake.h"

namespace hall::hub {

Intake::Intake(const std::vector<sync::EventMessage>& batch, const Newest& newest, const Find& find)
{
    for (const auto& [hall, head] : newest) {
        HallTaken taken;
        taken.hall = hall;
        taken.newest = head;
        m_halls.emplace(hall, std::move(taken));
    }
    for (const sync::EventMessage& message : batch) {
        take(message, find);
    }
}

void Intake::take(const sync::EventMessage& message, const Find& find)
{
    HallTaken& taken = m_halls.at(message.hall);
    const auto findHere = [&](const journal::Position& position) {
        const auto here = m_chains.find({message.hall, position.epoch, position.seq});
        return here != m_chains.end() ? std::optional{here->second}
                                      : find(message.hall, position, message.row.day);
    };
    const sync::JudgedArrival judged = sync::judge(message, taken.newest, findHere);
    const journal::Position position{.epoch = message.row.epoch, .seq = message.row.seq};
    switch (judged.arrival) {
    case sync::Arrival::Again:
        return;
    case sync::Arrival::Early:
        taken.isEarly = true;
        return;
    case sync::Arrival::Differs:
        taken.troubles.push_back({.what = Trouble::Differs, .position = position});
        return;
    case sync::Arrival::Branch:
        taken.troubles.push_back({.what = Trouble::Branch, .position = position});
        break;
    case sync::Arrival::Next:
        break;
    }
    if (!judged.chainHolds) {
        taken.troubles.push_back({.what = Trouble::BrokenChain, .position = position});
    }
    m_toStore.push_back(&message);
    m_chains.emplace(Key{message.hall, position.epoch, position.seq}, message.row.chain);
    taken.newest = {.position = position, .chain = message.row.chain};
    ++taken.stored;
}

std::vector<HallTaken> Intake::taken() const
{
    std::vector<HallTaken> list;
    list.reserve(m_halls.size());
    for (const auto& [hall, taken] : m_halls) {
        list.push_back(taken);
    }
    return list;
}

} // namespace hall::hub
