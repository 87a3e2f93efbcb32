// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/booking.h"
#include "app/core/enum_text.h"
#include "app/core/rules.h"
#include "app/core/ticket.h"

namespace hall {

inline constexpr EnumText<TicketState, 8> ticketStates{{{{TicketState::Waiting, "waiting"},
                                                         {TicketState::Called, "called"},
                                                         {TicketState::Serving, "serving"},
                                                         {TicketState::Held, "held"},
                                                         {TicketState::NoShow, "noShow"},
                                                         {TicketState::Finished, "finished"},
                                                         {TicketState::Cancelled, "cancelled"},
                                                         {TicketState::Expired, "expired"}}}};

inline constexpr EnumText<Paper, 5> papers{{{{Paper::None, "none"},
                                             {Paper::Started, "started"},
                                             {Paper::Printed, "printed"},
                                             {Paper::Doubtful, "doubtful"},
                                             {Paper::Refused, "refused"}}}};

inline constexpr EnumText<Announcement, 4> announcements{{{{Announcement::Spoken, "spoken"},
                                                           {Announcement::Late, "late"},
                                                           {Announcement::MovedOn, "movedOn"},
                                                           {Announcement::NoSound, "noSound"}}}};

inline constexpr EnumText<CounterKind, 5> counterKinds{
    {{{CounterKind::Desk, "desk"},
      {CounterKind::Remote, "remote"},
      {CounterKind::Collection, "collection"},
      {CounterKind::Help, "help"},
      {CounterKind::SelfService, "self_service"}}}};

inline constexpr EnumText<NextOnCalled, 3> nextOnCalledWords{{{{NextOnCalled::Served, "served"},
                                                               {NextOnCalled::NoShow, "no_show"},
                                                               {NextOnCalled::Ask, "ask"}}}};

inline constexpr EnumText<HoldKind, 3> holdKinds{
    {{{HoldKind::Away, "away"}, {HoldKind::AwaySame, "awaySame"}, {HoldKind::Step, "step"}}}};

inline constexpr EnumText<Identity, 3> identities{{{{Identity::None, "none"},
                                                    {Identity::Optional, "optional"},
                                                    {Identity::Required, "required"}}}};

inline constexpr EnumText<StepOrder, 2> stepOrders{
    {{{StepOrder::Fixed, "fixed"}, {StepOrder::Any, "any"}}}};

inline constexpr EnumText<Admits, 3> admitsWords{{{{Admits::All, "all"},
                                                   {Admits::Priority, "priority"},
                                                   {Admits::Appointments, "appointments"}}}};

inline constexpr EnumText<ChoiceRule, 2> choiceRules{
    {{{ChoiceRule::Credit, "credit"}, {ChoiceRule::Interleave, "interleave"}}}};

inline constexpr EnumText<MissedRule, 4> missedRules{{{{MissedRule::Void, "void"},
                                                       {MissedRule::End, "end"},
                                                       {MissedRule::Reinsert, "reinsert"},
                                                       {MissedRule::List, "list"}}}};

inline constexpr EnumText<LateRule, 2> lateRules{
    {{{LateRule::Refuse, "refuse"}, {LateRule::WalkIn, "walk_in"}}}};

inline constexpr EnumText<AppointmentState, 4> appointmentStates{
    {{{AppointmentState::Booked, "booked"},
      {AppointmentState::Used, "used"},
      {AppointmentState::Missed, "missed"},
      {AppointmentState::Cancelled, "cancelled"}}}};

inline constexpr EnumText<ToutingSign, 3> toutingSigns{
    {{{ToutingSign::AgentTickets, "agentTickets"},
      {ToutingSign::GivenUp, "givenUp"},
      {ToutingSign::UnboundRush, "unboundRush"}}}};

} // namespace hall
