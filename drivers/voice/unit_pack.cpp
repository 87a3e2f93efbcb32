// SPDX-License-Identifier: Apache-2.0
#include "drivers/voice/unit_pack.h"

#include "app/core/assert.h"
#include "drivers/voice/sentence.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <utility>

namespace hall::voice {

using std::chrono::milliseconds;

namespace {

constexpr milliseconds fadeIn{6};
constexpr milliseconds fadeOut{20};
constexpr std::uintmax_t fileBytesMax = 2U << 20U;

char lowered(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

/// Whether `unit` stands at the beginning of `text` and not within a longer word of letters.
/// English may begin a sentence with a capital; single letters are names and keep their size.
bool stands(std::string_view unit, std::string_view text)
{
    if (unit.empty() || unit.size() > text.size()) {
        return false;
    }
    const bool isExact = unit.size() == 1;
    for (std::size_t at = 0; at < unit.size(); ++at) {
        const bool isSame = isExact ? unit[at] == text[at] : lowered(unit[at]) == lowered(text[at]);
        if (!isSame) {
            return false;
        }
    }
    const bool isWord = isLetter(unit.back());
    return !isWord || unit.size() == text.size() || !isLetter(text[unit.size()]);
}

/// What can't be said, to the next space or pause; of characters just one.
std::size_t unknownAt(std::string_view text)
{
    std::size_t size = characterAt(text);
    while (isLetter(text.front()) && size < text.size() && isLetter(text[size])) {
        ++size;
    }
    return size;
}

void appendFaded(Pcm& sound, const Pcm& unit)
{
    const std::size_t from = sound.samples.size();
    append(sound, unit);
    const std::size_t count = unit.samples.size();
    const auto samplesOf = [&](milliseconds length) {
        const auto samples = static_cast<std::size_t>(length.count() * unit.rate / 1000);
        return std::min(samples, count);
    };
    const auto scale = [&](std::size_t at, std::size_t part, std::size_t whole) {
        std::int16_t& sample = sound.samples[from + at];
        sample = static_cast<std::int16_t>(static_cast<std::int64_t>(sample) *
                                           static_cast<std::int64_t>(part) /
                                           static_cast<std::int64_t>(whole));
    };
    const std::size_t in = samplesOf(fadeIn);
    for (std::size_t at = 0; at < in; ++at) {
        scale(at, at, in);
    }
    const std::size_t out = samplesOf(fadeOut);
    for (std::size_t at = 0; at < out; ++at) {
        scale(count - 1 - at, at, out);
    }
}

Result<std::string, std::string> readFile(const std::filesystem::path& path)
{
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (error) {
        return failure("can't be read: " + error.message());
    }
    if (size > fileBytesMax) {
        return failure("is larger than " + std::to_string(fileBytesMax) + " bytes");
    }
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    if (!(bytes << file.rdbuf())) {
        return failure(std::string("can't be read"));
    }
    return std::move(bytes).str();
}

Result<Pcm, PackFault> readSound(const std::filesystem::path& folder, const Unit& unit, int rate)
{
    const auto fault = [&](const std::string& what, bool isRate = false) {
        return failure(PackFault{.file = unit.file, .what = what, .isRate = isRate});
    };
    const auto sound = readFile(folder / unit.file).and_then([](const std::string& bytes) {
        return parseWav(bytes);
    });
    if (!sound) {
        return fault(sound.error());
    }
    if (sound->rate != rate) {
        return fault("has " + std::to_string(sound->rate) + " samples a second, not " +
                         std::to_string(rate),
                     true);
    }
    if (sound->samples.empty()) {
        return fault("has no sound in it");
    }
    if (sound->length() > UnitPack::unitLengthMax) {
        return fault("is longer than ten seconds");
    }
    return *sound;
}

} // namespace

UnitPack::UnitPack(PackHead head, std::vector<Unit> units)
    : m_head(std::move(head))
    , m_units(std::move(units))
{
    std::ranges::stable_sort(
        m_units, std::ranges::greater{}, [](const Unit& unit) { return unit.text.size(); });
}

Result<UnitPack, std::string> UnitPack::load(const std::filesystem::path& folder)
{
    const auto bytes = readFile(folder / packManifest);
    if (!bytes) {
        return failure((folder / packManifest).string() + ' ' + bytes.error());
    }
    auto manifest = parseManifest(*bytes);
    if (!manifest) {
        return failure((folder / packManifest).string() + ": " + manifest.error());
    }
    std::vector<PackFault> faults;
    for (Unit& unit : manifest->units) {
        auto sound = readSound(folder, unit, manifest->head.rate);
        if (sound) {
            unit.sound = std::move(*sound);
        } else {
            faults.push_back(std::move(sound.error()));
        }
    }
    UnitPack pack{std::move(manifest->head), std::move(manifest->units)};
    pack.m_faults = std::move(faults);
    return pack;
}

const Unit* UnitPack::longestAt(std::string_view text) const
{
    const auto found = std::ranges::find_if(m_units, [&](const Unit& unit) {
        return !unit.sound.samples.empty() && stands(unit.text, text);
    });
    return found == m_units.end() ? nullptr : &*found;
}

PackPlan UnitPack::plan(std::string_view plain) const
{
    PackPlan plan;
    bool isAfterPause = false;
    bool isUnknown = false; // what stands before
    while (!plain.empty()) {
        std::size_t size = characterAt(plain);
        if (const std::size_t pause = pauseAt(plain); pause > 0) {
            isAfterPause = !plan.parts.empty();
            isUnknown = false;
            size = pause;
        } else if (const Unit* unit = longestAt(plain)) {
            plan.parts.push_back({.unit = static_cast<std::size_t>(unit - m_units.data()),
                                  .isAfterPause = std::exchange(isAfterPause, false)});
            isUnknown = false;
            size = unit->text.size();
        } else if (plain.front() == ' ') {
            isUnknown = false;
        } else {
            size = unknownAt(plain);
            if (!std::exchange(isUnknown, true)) {
                plan.missing.emplace_back();
            }
            plan.missing.back() += plain.substr(0, size);
        }
        plain.remove_prefix(size);
    }
    return plan;
}

PackSound UnitPack::sound(const PackPlan& plan) const
{
    HALL_ASSERT(plan.missing.empty());
    PackSound spoken{.sound = {.rate = m_head.rate, .samples = {}}, .starts = {}};
    const Unit* before = nullptr;
    for (const PackPlan::Part& part : plan.parts) {
        const Unit& unit = m_units[part.unit];
        if (before != nullptr) {
            const bool isLetterBefore = before->text.size() == 1 && isLetter(before->text.front());
            append(spoken.sound,
                   silence(m_head.rate,
                           part.isAfterPause ? gapAtPause
                           : isLetterBefore  ? gapAfterLetter
                                             : gapOfUnits));
        }
        spoken.starts.push_back(spoken.sound.samples.size());
        appendFaded(spoken.sound, unit.sound);
        before = &unit;
    }
    return spoken;
}

} // namespace hall::voice
