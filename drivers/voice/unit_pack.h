// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/voice/pcm.h"
#include "drivers/voice/utterance.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace hall::voice {

/// Who speaks in a pack, and what is said of it in its manifest.
struct PackHead
{
    std::string name;
    Language language = Language::Zh;
    std::string speaker = {};
    std::string licence = {};
    int rate = 22050;

    friend bool operator==(const PackHead&, const PackHead&) = default;
};

/// A recording of a few words.
struct Unit
{
    std::string text; ///< as it is written, `号窗口`, `please go to counter`
    std::string file; ///< within the pack's folder
    Pcm sound;        ///< empty: it couldn't be read
};

/// A sentence as recordings, one behind the other.
struct PackPlan
{
    struct Part
    {
        std::size_t unit = 0;      ///< of `UnitPack::units`
        bool isAfterPause = false; ///< a comma stands before it
    };

    std::vector<Part> parts;
    std::vector<std::string> missing; ///< what no unit says; the plan is of no use then
};

/// What a plan becomes, and the sample at which each of its parts begins.
struct PackSound
{
    Pcm sound;
    std::vector<std::size_t> starts;
};

/// What was wrong with a file of a pack, in words.
struct PackFault
{
    std::string file;
    std::string what;
    bool isRate = false; ///< it is sound, at another rate than the pack's
};

/// A voice of recordings: a folder with `pack.toml` and WAV files, each of which is a unit of text.
/// Where several fit the longest is taken.
class UnitPack
{
public:
    UnitPack(PackHead head, std::vector<Unit> units);

    /// Units whose file isn't sound of the pack's kind are kept without it and told in `faults`.
    [[nodiscard]] static Result<UnitPack, std::string> load(const std::filesystem::path& folder);

    [[nodiscard]] const PackHead& head() const
    {
        return m_head;
    }

    /// Longest text first.
    [[nodiscard]] const std::vector<Unit>& units() const
    {
        return m_units;
    }

    [[nodiscard]] const std::vector<PackFault>& faults() const
    {
        return m_faults;
    }

    /// `plain`: a sentence of `Utterance::plain`.
    [[nodiscard]] PackPlan plan(std::string_view plain) const;
    /// Of a plan in which nothing is missing.
    [[nodiscard]] PackSound sound(const PackPlan& plan) const;

    static constexpr std::size_t unitsMax = 4000;
    static constexpr std::chrono::seconds unitLengthMax{10};

private:
    [[nodiscard]] const Unit* longestAt(std::string_view text) const;

    PackHead m_head;
    std::vector<Unit> m_units;
    std::vector<PackFault> m_faults;
};

inline constexpr std::string_view packManifest = "pack.toml";

/// `pack.toml`; the files are told apart from it.
[[nodiscard]] std::string manifestOf(const PackHead& head, const std::vector<Unit>& units);

struct ReadManifest
{
    PackHead head;
    std::vector<Unit> units; ///< without their sounds
};

[[nodiscard]] Result<ReadManifest, std::string> parseManifest(std::string_view toml);

/// The silence between two units, after a letter, and at a comma. Units have ten milliseconds of
/// their own at each end.
inline constexpr std::chrono::milliseconds gapOfUnits{20};
inline constexpr std::chrono::milliseconds gapAfterLetter{40};
inline constexpr std::chrono::milliseconds gapAtPause{220};

} // namespace hall::voice
