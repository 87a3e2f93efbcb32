// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/led/replies.h"
#include "drivers/led/strip_face.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace hall::led {

using std::chrono::milliseconds;

enum class Question {
    Update, // shows its newest face
    Care,   // switches, dims or sets the clock
    Watch   // tells how it is
};

enum class CardCondition {
    Unknown, // not asked yet
    Ready,
    OneWay,       // one that only listens: its line is open, and that is all that is known
    Offline,      // no port, or it doesn't answer
    Busy,         // answers, and has taken nothing for a while
    FontMissing,  // shows everything in its plain font
    LineNoise,    // what reaches it is damaged
    OutOfMemory,  // has no room for what it should show
    NotSupported, // doesn't know the command
    Dark,         // is switched off, and stays so
    Fault         // refuses; `detail` says why
};

/// The closed word for it: `ready`, `one-way`, `offline`, `font-missing` and so on.
[[nodiscard]] const char* wordOf(CardCondition condition);

/// How the lamps of a card should burn.
struct CardLight
{
    bool isOn = true;
    std::optional<int> level{}; ///< 0 to 15; none: as the card has it

    friend bool operator==(const CardLight&, const CardLight&) = default;
};

/// A face that is known to be shown.
struct ShownFace
{
    StripFace face{};
    milliseconds since{0}; ///< monotonic; of its first acknowledgement

    friend bool operator==(const ShownFace&, const ShownFace&) = default;
};

struct CardState
{
    CardCondition condition = CardCondition::Unknown;
    milliseconds since{0}; ///< monotonic
    std::string detail{};  ///< for the log

    friend bool operator==(const CardState&, const CardState&) = default;
};

/// What is known of one card on a line and what it is due: a face it doesn't show yet, or being
/// asked how it is. Knows no port and no clock; the bus tells it both.
///
/// Every update goes to areas that the one before didn't use, which it deletes: so no area is
/// refreshed within a second, and still the second of two presses is seen at once.
class Card
{
public:
    static constexpr milliseconds refreshEvery{1010}; ///< of one area; a second, and a little
    static constexpr milliseconds watchEvery{5000};
    static constexpr milliseconds watchDeadEvery{10000};
    static constexpr int silencesMax = 3; ///< one asking and two repetitions
    static constexpr std::chrono::seconds driftMax{3};
    static constexpr int caresMax = 3; ///< how often in vain, before a card is let be

    explicit Card(Address id)
        : m_id(id)
    {
    }

    [[nodiscard]] Address id() const
    {
        return m_id;
    }

    [[nodiscard]] const CardState& state() const
    {
        return m_state;
    }

    [[nodiscard]] const StripFace& face() const
    {
        return m_face;
    }

    /// What it acknowledged last; it may have lost it since.
    [[nodiscard]] const std::optional<ShownFace>& lastShown() const
    {
        return m_shown;
    }

    /// Answered since the port was opened, and hasn't been silent since.
    [[nodiscard]] bool isAlive() const
    {
        return m_isAlive;
    }

    [[nodiscard]] bool isDead() const
    {
        return m_state.condition == CardCondition::Offline && m_hasFailed;
    }

    [[nodiscard]] int silences() const
    {
        return m_silences;
    }

    [[nodiscard]] milliseconds faceSince() const
    {
        return m_faceSince;
    }

    /// The newest replaces what hasn't been sent. `anew`: also what is shown already.
    void show(const StripFace& face, milliseconds now, bool anew);

    /// Found out and mended when the card is asked how it is next, which is soon.
    void setLight(const CardLight& light, milliseconds now);

    void portOpened(milliseconds now);
    void portLost(const std::string& reason, milliseconds now);

    /// Its face is shown and due only because the card will forget it.
    [[nodiscard]] bool isReminder() const
    {
        return !m_isPending;
    }

    /// When its face may be sent, when there is one to send.
    [[nodiscard]] std::optional<milliseconds> updateDue() const;

    [[nodiscard]] milliseconds watchDue() const
    {
        return m_watchDue;
    }

    /// Whether its light or clock are to be mended.
    [[nodiscard]] bool isCareDue(milliseconds now) const
    {
        return m_care && m_isAlive && m_silences == 0 && m_notBefore <= now;
    }

    /// The data of that; `local` for its clock.
    [[nodiscard]] std::string care(const LocalMoment& local) const;

    /// The data to send now; `updateLeft` says when it will be there.
    [[nodiscard]] std::string update();

    void updateLeft(milliseconds arrives)
    {
        m_slotUpdated[m_slot] = arrives;
    }

    [[nodiscard]] std::string watch() const;

    /// How long its answer may take beyond the time on the wire.
    [[nodiscard]] milliseconds patience(milliseconds full) const;

    // How it went with the data of `update`, `care` or `watch`.

    /// True when it has the newest face now.
    [[nodiscard]] bool
    answered(const Reply& reply, Question asked, milliseconds took, milliseconds now);
    /// What its status says beside its areas, held against how it should be. Without `local` its
    /// clock is let be.
    void look(const CardStatus& status, const std::optional<LocalMoment>& local, milliseconds now);
    void silent(Question asked, milliseconds now);
    /// A frame of its that nothing waited for.
    void heard(milliseconds now);

private:
    enum class Care : std::size_t { Switch, Light, Clock };

    [[nodiscard]] bool
    isRight(Care care, const CardStatus& status, const std::optional<LocalMoment>& local) const;
    void caredFor(const Reply& reply, milliseconds now);
    void forgetCares();

    void alive(milliseconds now);
    void become(CardCondition condition, std::string detail, milliseconds now);
    [[nodiscard]] bool acknowledged(milliseconds now);
    void refused(CardError error, milliseconds now);
    void compare(const CardStatus& status, milliseconds now);
    [[nodiscard]] int firstId(std::size_t slot) const;

    Address m_id;
    CardState m_state;
    StripFace m_face;
    StripFace m_sent; ///< the newest that was sent
    std::optional<ShownFace> m_shown{};
    milliseconds m_faceSince{0};
    bool m_hasFace = false;
    bool m_isPending = false; ///< the face isn't known to be shown
    std::uint64_t m_version = 0;
    std::uint64_t m_sentVersion = 0;
    milliseconds m_notBefore{0};
    milliseconds m_watchDue{0};
    std::optional<milliseconds> m_remindDue{}; ///< of a face that doesn't stay by itself

    CardLight m_light;
    std::optional<Care> m_care{}; ///< due next
    std::array<int, 3> m_cares{}; ///< of each kind, since it was right last

    std::size_t m_slot = 0; ///< in which areas the newest update went
    std::array<std::optional<milliseconds>, 2> m_slotUpdated{};

    bool m_isAlive = false;
    bool m_hasFailed = false;  ///< was asked and didn't answer; not merely cut off
    bool m_isDoubtful = false; ///< an update went unanswered: the next answer may be its
    bool m_isPlain = false;
    bool m_knowsStatus = true;
    int m_silences = 0;
    int m_refusals = 0; ///< in a row
    int m_mismatches = 0;
    milliseconds m_response{0}; ///< slowest of late
};

} // namespace hall::led
