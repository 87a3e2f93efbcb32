// SPDX-License-Identifier: Apache-2.0
#include "app/station/announcement_words.h"

namespace hall::station {

namespace {

voice::Lexicon lexiconOf(const VoiceSettings& settings)
{
    std::vector<voice::Reading> own;
    for (const Reading& reading : settings.lexicon) {
        own.push_back({.text = reading.text, .pinyin = reading.pinyin});
    }
    return voice::Lexicon{std::move(own)};
}

voice::Wording wordingOf(const VoiceSettings& settings)
{
    return {lexiconOf(settings), settings.yao ? voice::One::Yao : voice::One::Yi};
}

std::vector<voice::Language> languagesOf(const VoiceSettings& settings)
{
    std::vector<voice::Language> languages;
    for (const std::string& language : settings.languages) {
        languages.push_back(language == codeOf(voice::Language::En) ? voice::Language::En
                                                                    : voice::Language::Zh);
    }
    return languages.empty() ? std::vector{voice::Language::Zh} : languages;
}

} // namespace

AnnouncementWords::AnnouncementWords(const VoiceSettings& settings)
    : m_wording(wordingOf(settings))
    , m_languages(languagesOf(settings))
{
}

std::vector<voice::Utterance>
AnnouncementWords::ofCalls(const std::vector<PendingCall>& calls) const
{
    std::vector<voice::CalledTo> called;
    called.reserve(calls.size());
    for (const PendingCall& call : calls) {
        called.push_back(
            {.number = call.number, .counter = call.counter, .counterSpoken = call.counterSpoken});
    }
    std::vector<voice::Utterance> sentences;
    sentences.reserve(m_languages.size());
    for (const voice::Language language : m_languages) {
        sentences.push_back(m_wording.calls(called, language));
    }
    return sentences;
}

std::vector<voice::Utterance>
AnnouncementWords::ofText(const protocol::AnnouncementAsked& asked) const
{
    std::vector<voice::Utterance> sentences;
    sentences.reserve(m_languages.size());
    for (const voice::Language language : m_languages) {
        const bool isEnglish = language == voice::Language::En;
        sentences.push_back(m_wording.free(isEnglish ? asked.textEn : asked.text, language));
    }
    std::erase_if(sentences, [](const auto& sentence) { return sentence.text.empty(); });
    return sentences;
}

std::vector<voice::Utterance> AnnouncementWords::ofTest() const
{
    std::vector<voice::Utterance> sentences;
    sentences.reserve(m_languages.size());
    for (const voice::Language language : m_languages) {
        sentences.push_back(m_wording.test(language));
    }
    return sentences;
}

} // namespace hall::station
