// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/core/time.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace hall::sync {

/// A key of a service that a catalogue changes in a hall, values as JSON; empty: not there.
struct CatalogueChange
{
    std::string code;
    std::string key;
    std::string before;
    std::string after;

    friend bool operator==(const CatalogueChange&, const CatalogueChange&) = default;
};

/// The catalogue that a hall took last.
struct TakenCatalogue
{
    std::int64_t version = 0; ///< 0: none
    std::string waitsAfter; ///< in force from the next business day after this one; empty: it is in
                            ///< force
    std::vector<CatalogueChange> changes; ///< the first of them
    std::int64_t changed = 0;             ///< how many there are
    std::vector<std::string> leftOut;     ///< what this hall has no place for, sentences

    friend bool operator==(const TakenCatalogue&, const TakenCatalogue&) = default;
};

/// A row that wasn't taken, or of which something is doubtful. Nothing of what it says is in it.
struct RowRemark
{
    int line = 0; ///< of the list, from 1
    std::string column;
    bool taken = false;
    std::string problem; ///< a closed word
    std::string text;

    friend bool operator==(const RowRemark&, const RowRemark&) = default;
};

/// A day's appointments as a hall took them.
struct TakenAppointments
{
    std::string day;
    std::int64_t revision = 0;
    std::int64_t booked = 0; ///< newly
    std::int64_t unchanged = 0;
    std::int64_t cancelled = 0;
    std::vector<RowRemark> remarks; ///< the first of them
    std::int64_t remarked = 0;      ///< how many there are

    friend bool operator==(const TakenAppointments&, const TakenAppointments&) = default;
};

/// A posting that changed nothing, and why.
struct RefusedPosting
{
    std::string topic;        ///< `catalogue`, `appointments/2026-11-23`, `notices`
    std::int64_t version = 0; ///< 0: nobody believes what it says
    std::vector<std::string> why;

    friend bool operator==(const RefusedPosting&, const RefusedPosting&) = default;
};

constexpr std::size_t receiptBytesMax = std::size_t{1} * 1024 * 1024;
constexpr std::size_t changesToldMax = 500;
constexpr std::size_t remarksToldMax = 200;
constexpr std::size_t reasonsToldMax = 50;

/// What a hall has of what the city sent down, and what it refused (retained).
struct Receipt
{
    /// The newest version of each topic that the hall has heard of, taken or refused.
    std::map<std::string, std::int64_t> heard;
    TakenCatalogue catalogue;
    std::vector<TakenAppointments> appointments; ///< by day
    std::int64_t notices = 0;                    ///< how many there are
    std::vector<RefusedPosting> refused;         ///< the last of each topic, by topic

    friend bool operator==(const Receipt&, const Receipt&) = default;
};

/// JSON; README.md has an example.
[[nodiscard]] std::string writeReceipt(const Receipt& receipt);
[[nodiscard]] Result<Receipt, std::string> readReceipt(std::string_view text);

} // namespace hall::sync
