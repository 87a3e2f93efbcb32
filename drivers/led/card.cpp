// SPDX-License-Identifier: Apache-2.0
#include "drivers/led/card.h"

#include <algorithm>
#include <utility>

namespace hall::led {

namespace {

constexpr milliseconds busyFirst{100};
constexpr milliseconds busyMost{5000};
constexpr int busyToTell = 3; // refusals in a row
constexpr int resendsMax = 2; // of what arrived damaged
constexpr milliseconds refusedAgain{30000};
constexpr milliseconds damagedAgain{5000};
constexpr milliseconds quickest{250}; // to wait for an answer of a card that is there
constexpr int mismatchesMax = 3;      // then its list of areas isn't believed any more

CardCondition conditionOf(CardError error)
{
    switch (error) {
    case CardError::Checksum:
        return CardCondition::LineNoise;
    case CardError::FontMissing: // not even the plain one
        return CardCondition::FontMissing;
    case CardError::OutOfMemory:
        return CardCondition::OutOfMemory;
    case CardError::GroupUnknown:
    case CardError::CommandUnknown:
        return CardCondition::NotSupported;
    default:
        return CardCondition::Fault;
    }
}

milliseconds busyFor(int refusals)
{
    const int doublings = std::min(refusals - 1, 10);
    return std::min(busyFirst * (1 << doublings), busyMost);
}

} // namespace

const char* wordOf(CardCondition condition)
{
    switch (condition) {
    case CardCondition::Unknown:
        return "unknown";
    case CardCondition::Ready:
        return "ready";
    case CardCondition::OneWay:
        return "one-way";
    case CardCondition::Offline:
        return "offline";
    case CardCondition::Busy:
        return "busy";
    case CardCondition::FontMissing:
        return "font-missing";
    case CardCondition::LineNoise:
        return "line-noise";
    case CardCondition::OutOfMemory:
        return "out-of-memory";
    case CardCondition::NotSupported:
        return "not-supported";
    case CardCondition::Dark:
        return "dark";
    case CardCondition::Fault:
        return "fault";
    }
    return "";
}

void Card::show(const StripFace& face, milliseconds now, bool anew)
{
    if (m_hasFace && face == m_face && !anew) {
        return;
    }
    m_face = face;
    m_hasFace = true;
    m_faceSince = now;
    m_isPending = true;
    m_version++;
    // A card that can't take the last face may take this one.
    if (m_state.condition != CardCondition::Busy) {
        m_notBefore = now;
    }
}

void Card::setLight(const CardLight& light, milliseconds now)
{
    if (light == m_light) {
        return;
    }
    m_light = light;
    forgetCares();
    if (m_isAlive) {
        m_watchDue = now;
    }
}

void Card::portOpened(milliseconds now)
{
    forgetCares();
    m_isAlive = false;
    m_hasFailed = false;
    m_isDoubtful = false;
    m_isPlain = false;
    m_knowsStatus = true;
    m_silences = 0;
    m_refusals = 0;
    m_mismatches = 0;
    m_isPending = m_hasFace;
    m_notBefore = now;
    m_watchDue = now;
}

void Card::portLost(const std::string& reason, milliseconds now)
{
    m_isAlive = false;
    become(CardCondition::Offline, reason, now);
}

std::optional<milliseconds> Card::updateDue() const
{
    if (isDead()) {
        return std::nullopt;
    }
    if (!m_isPending) {
        return m_remindDue;
    }
    const auto& sent = m_slotUpdated[1 - m_slot];
    return sent ? std::max(m_notBefore, *sent + refreshEvery) : m_notBefore;
}

std::string Card::update()
{
    m_slot = 1 - m_slot;
    m_sentVersion = m_version;
    m_sent = m_face;
    return areasRequest({.deletesAll = true, .areas = areasOf(m_face, firstId(m_slot), m_isPlain)});
}

std::string Card::watch() const
{
    return m_knowsStatus ? statusRequest() : pingRequest();
}

milliseconds Card::patience(milliseconds full) const
{
    if (!m_isAlive || m_silences > 0) {
        return full;
    }
    return std::clamp(4 * m_response, std::min(quickest, full), full);
}

std::string Card::care(const LocalMoment& local) const
{
    switch (m_care.value_or(Care::Clock)) {
    case Care::Switch:
        return switchRequest(m_light.isOn);
    case Care::Light:
        return brightnessRequest(m_light.level.value_or(0));
    case Care::Clock:
        break;
    }
    return clockRequest(local);
}

bool Card::answered(const Reply& reply, Question asked, milliseconds took, milliseconds now)
{
    alive(now);
    m_response = std::max(took, m_response * 7 / 8);
    m_watchDue = now + watchEvery;
    const auto* nack = std::get_if<Nack>(&reply);
    if (asked == Question::Care) {
        caredFor(reply, now);
        return false;
    }
    if (asked == Question::Update) {
        if (nack == nullptr) {
            return acknowledged(now);
        }
        refused(nack->error, now);
        return false;
    }
    if (nack != nullptr) {
        const bool isUnknown =
            nack->error == CardError::CommandUnknown || nack->error == CardError::GroupUnknown;
        m_knowsStatus = m_knowsStatus && !isUnknown;
        return false;
    }
    if (const auto* status = std::get_if<CardStatus>(&reply)) {
        compare(*status, now);
    }
    if (m_state.condition == CardCondition::Unknown ||
        m_state.condition == CardCondition::Offline) {
        become(m_isPlain ? CardCondition::FontMissing : CardCondition::Ready, {}, now);
    }
    return false;
}

bool Card::isRight(Care care,
                   const CardStatus& status,
                   const std::optional<LocalMoment>& local) const
{
    switch (care) {
    case Care::Switch:
        return status.isOn == m_light.isOn;
    case Care::Light:
        return !m_light.level || status.brightness == *m_light.level;
    case Care::Clock:
        break;
    }
    return !local || (status.clock && abs(between(*status.clock, *local)) <= driftMax);
}

void Card::look(const CardStatus& status, const std::optional<LocalMoment>& local, milliseconds now)
{
    m_care.reset();
    for (const Care care : {Care::Switch, Care::Light, Care::Clock}) {
        int& cares = m_cares.at(static_cast<std::size_t>(care));
        if (isRight(care, status, local)) {
            cares = 0;
        } else if (cares < caresMax && !m_care) {
            m_care = care;
        }
    }
    const bool isStuck = status.isOn != m_light.isOn && m_light.isOn && m_cares[0] >= caresMax;
    if (isStuck) {
        become(CardCondition::Dark, "the card is switched off and stays so", now);
    } else if (m_state.condition == CardCondition::Dark && status.isOn == m_light.isOn) {
        become(m_isPlain ? CardCondition::FontMissing : CardCondition::Ready, {}, now);
    }
}

/// Whether it helped is seen when the card is asked how it is, at once.
void Card::caredFor(const Reply& reply, milliseconds now)
{
    if (!m_care) {
        m_watchDue = now; // other light was wished for meanwhile
        return;
    }
    int& cares = m_cares.at(static_cast<std::size_t>(*m_care));
    m_care.reset();
    const auto* nack = std::get_if<Nack>(&reply);
    const bool isPassing =
        nack != nullptr && (nack->error == CardError::Busy || nack->error == CardError::Checksum);
    // What it can't do once, it can't do ever; what it is too busy for comes with the next status.
    cares = isPassing ? cares : nack == nullptr ? cares + 1 : caresMax;
    m_watchDue = isPassing ? now + watchEvery : now;
}

void Card::forgetCares()
{
    m_care.reset();
    m_cares = {};
}

void Card::alive(milliseconds now)
{
    m_silences = 0;
    if (std::exchange(m_isAlive, true)) {
        return;
    }
    // It may have been without power, and then shows nothing of ours, or be another card.
    forgetCares();
    m_hasFailed = false;
    m_isPlain = false;
    m_knowsStatus = true;
    m_mismatches = 0;
    m_isPending = m_hasFace;
    m_notBefore = now;
}

void Card::heard(milliseconds now)
{
    if (isDead()) {
        alive(now);
        become(CardCondition::Ready, {}, now);
    }
}

bool Card::acknowledged(milliseconds now)
{
    m_refusals = 0;
    if (m_state.condition != CardCondition::Dark) {
        become(m_isPlain ? CardCondition::FontMissing : CardCondition::Ready, {}, now);
    }
    if (!m_shown || m_shown->face != m_sent) {
        m_shown = ShownFace{.face = m_sent, .since = now};
    }
    const bool isNewest = m_sentVersion == m_version;
    m_isPending = !isNewest || std::exchange(m_isDoubtful, false);
    m_remindDue.reset();
    if (m_face.keptFor.count() > 0) {
        m_remindDue = now + m_face.keptFor / 2;
    }
    return isNewest;
}

void Card::refused(CardError error, milliseconds now)
{
    m_refusals++;
    if (error == CardError::Busy) {
        m_notBefore = now + busyFor(m_refusals);
        if (m_refusals >= busyToTell) {
            become(CardCondition::Busy, sentenceOf(error), now);
        }
    } else if (error == CardError::FontMissing && !m_isPlain) {
        m_isPlain = true;
        become(CardCondition::FontMissing, sentenceOf(error), now);
    } else if (error == CardError::Checksum) {
        m_notBefore = m_refusals <= resendsMax ? now : now + damagedAgain;
        if (m_refusals > resendsMax) {
            become(conditionOf(error), sentenceOf(error), now);
        }
    } else {
        m_notBefore = now + refusedAgain;
        become(conditionOf(error), sentenceOf(error), now);
    }
}

void Card::silent(Question asked, milliseconds now)
{
    const bool wasUpdate = asked == Question::Update;
    m_isDoubtful = m_isDoubtful || wasUpdate;
    if (asked == Question::Care && m_care) {
        m_cares.at(static_cast<std::size_t>(*m_care))++;
        m_care.reset();
    }
    m_silences++;
    m_response = std::max(2 * m_response, quickest);
    if (m_isAlive && m_silences < silencesMax) {
        m_watchDue = wasUpdate ? m_watchDue : now;
        return;
    }
    m_isAlive = false;
    m_hasFailed = true;
    m_watchDue = now + watchDeadEvery;
    become(CardCondition::Offline, "the card doesn't answer", now);
}

/// A card that was switched off and on has forgotten its areas.
void Card::compare(const CardStatus& status, milliseconds now)
{
    if (m_isPending || !m_hasFace || m_mismatches >= mismatchesMax) {
        return;
    }
    std::vector<int> expected;
    for (const Area& area : areasOf(m_face, firstId(m_slot), m_isPlain)) {
        expected.push_back(area.id);
    }
    std::vector<int> has = status.areas;
    std::ranges::sort(has);
    if (has == expected) {
        m_mismatches = 0;
        return;
    }
    m_mismatches++;
    m_isPending = true;
    m_notBefore = now;
}

void Card::become(CardCondition condition, std::string detail, milliseconds now)
{
    const milliseconds since = condition == m_state.condition ? m_state.since : now;
    m_state = {.condition = condition, .since = since, .detail = std::move(detail)};
}

int Card::firstId(std::size_t slot) const
{
    return static_cast<int>(slot * boxesMax);
}

} // namespace hall::led
