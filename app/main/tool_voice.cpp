// SPDX-License-Identifier: Apache-2.0
#include "app/main/tool_voice.h"

#include "drivers/voice/chime.h"
#include "drivers/voice/espeak_engine.h"
#include "drivers/voice/unit_pack.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <functional>

namespace hall::tool {

using namespace Qt::StringLiterals;

namespace {

/// As a station joins them.
constexpr std::size_t callsOfASentence = 4;

constexpr auto right = "paihao voice say TEXT | --number A035 --counter 3 [--also A036:5]…  --out "
                       "FILE.wav [--pack DIR] [--lang en] | "
                       "build --out DIR [--recordings DIR] [--lang en] | check DIR";

voice::Wording wordingOf(const VoiceSettings& settings)
{
    std::vector<voice::Reading> own;
    for (const Reading& reading : settings.lexicon) {
        own.push_back({.text = reading.text, .pinyin = reading.pinyin});
    }
    return {voice::Lexicon{std::move(own)}, settings.yao ? voice::One::Yao : voice::One::Yi};
}

voice::HallWords wordsOf(const Rules& rules)
{
    voice::HallWords words;
    for (const Queue& queue : rules.queues) {
        words.prefixes += queue.prefix.value;
    }
    for (const Counter& counter : rules.counters) {
        words.counters.push_back({.number = {},
                                  .counter = static_cast<int>(counter.number.value),
                                  .counterSpoken = counter.spoken});
    }
    for (const Service& service : rules.services) {
        words.services.push_back(service.name.zh);
        std::erase(words.services.back(), '|'); // where a face may break it
    }
    return words;
}

/// From the pack whole, or not at all.
Result<voice::Pcm, std::string> sayFrom(const QString& folder, const voice::Utterance& utterance)
{
    const auto pack = voice::UnitPack::load(folder.toStdString());
    if (!pack) {
        return failure(pack.error());
    }
    const voice::PackPlan plan = pack->plan(utterance.plain);
    if (!plan.missing.empty()) {
        return failure(pack->head().name + " has no unit for \"" + plan.missing.front() + '"');
    }
    return pack->sound(plan).sound;
}

Result<voice::Pcm, std::string> sayBy(const Arguments& arguments, const voice::Utterance& utterance)
{
    if (!arguments.pack.isEmpty()) {
        return sayFrom(arguments.pack, utterance);
    }
    return render({{.text = utterance.plain, .utterance = utterance}},
                  voice::EspeakSettings{}.wordsPerMinute)
        .map([&](const auto& sounds) { return sounds.begin()->second; });
}

int write(const Report& report,
          const QString& path,
          const voice::Utterance& utterance,
          const voice::Pcm& sentence)
{
    const voice::Pcm sound = voice::announcement(sentence, 1);
    if (const QString error = writeFile(path, voice::wavBytes(sound)); !error.isEmpty()) {
        return report.failed(OutOfReach, u"CannotWrite"_s, error);
    }
    const QString spoken = QString::fromStdString(utterance.text);
    const auto milliseconds = static_cast<qint64>(sound.length().count());
    const QJsonObject object{{u"file"_s, path}, {u"spoken"_s, spoken}, {u"ms"_s, milliseconds}};
    return report.done(u"%1: %2 s, %3"_s.arg(path)
                           .arg(static_cast<double>(milliseconds) / 1000, 0, 'f', 1)
                           .arg(spoken),
                       QJsonDocument(object).toJson(QJsonDocument::Compact));
}

/// The tickets that one sentence calls.
Result<std::vector<voice::CalledTo>, QString> calledIn(const Arguments& arguments)
{
    std::vector<voice::CalledTo> called{{.number = arguments.number.toStdString(),
                                         .counter = arguments.counter,
                                         .counterSpoken = {}}};
    for (const QString& also : arguments.also) {
        bool isNumber = false;
        const int counter = also.section(u':', 1).toInt(&isNumber);
        if (!isNumber || counter < 1) {
            return failure(u"--also %1: must be NUMBER:COUNTER, for example A036:5"_s.arg(also));
        }
        called.push_back({.number = also.section(u':', 0, 0).toStdString(),
                          .counter = counter,
                          .counterSpoken = {}});
    }
    if (called.size() > callsOfASentence) {
        return failure(u"a sentence calls at most %1"_s.arg(callsOfASentence));
    }
    return called;
}

int voiceSay(const Arguments& arguments)
{
    const Report report{arguments.json};
    const QString text = arguments.words.value(2);
    const bool isCall = !arguments.number.isEmpty() && arguments.counter > 0;
    const auto hall = hallVoice(arguments);
    if (!hall) {
        return report.failed(Refused, u"BadSettings"_s, hall.error());
    }
    const voice::Language language = languageOf(arguments);
    const auto called = calledIn(arguments);
    if (!called) {
        return report.failed(WrongUse, u"WrongUse"_s, called.error());
    }
    const voice::Utterance utterance = isCall ? hall->wording.calls(*called, language)
                                              : hall->wording.free(text.toStdString(), language);
    if (utterance.text.empty()) {
        return report.failed(
            WrongUse, u"NothingToSay"_s, u"nothing in \"%1\" can be said"_s.arg(text));
    }
    const auto sentence = sayBy(arguments, utterance);
    if (!sentence) {
        return report.failed(OutOfReach, u"NoVoice"_s, QString::fromStdString(sentence.error()));
    }
    return write(report, arguments.out, utterance, *sentence);
}

} // namespace

Result<HallVoice, QString> hallVoice(const Arguments& arguments)
{
    if (!QFile::exists(arguments.config)) {
        return HallVoice{.wording = wordingOf({}), .words = voice::anyHall()};
    }
    const auto settings = load(arguments.config.toStdString(),
                               app::overridesOf(arguments.set),
                               arguments.station.toStdString());
    if (!settings) {
        return failure(QString::fromStdString(toText(settings.error().front())));
    }
    return HallVoice{.wording = wordingOf(settings->voice), .words = wordsOf(settings->rules)};
}

voice::Language languageOf(const Arguments& arguments)
{
    return arguments.lang == u"en"_s ? voice::Language::En : voice::Language::Zh;
}

Result<std::map<std::string, voice::Pcm>, std::string>
render(const std::vector<voice::WantedUnit>& units, int wordsPerMinute)
{
    port::QtTimers timers;
    voice::EspeakSettings settings;
    settings.wordsPerMinute = wordsPerMinute;
    voice::EspeakEngine engine(settings, timers);
    std::map<std::string, voice::Pcm> sounds;
    std::string error = units.empty() ? "there is nothing to say" : "";
    const std::function<void(std::size_t)> renderFrom = [&](std::size_t at) {
        if (at == units.size()) {
            QCoreApplication::exit();
            return;
        }
        engine.render(units[at].utterance, [&, at](const auto& sound) {
            if (!sound) {
                error = sound.error();
                QCoreApplication::exit();
                return;
            }
            sounds.emplace(units[at].text, *sound);
            renderFrom(at + 1);
        });
    };
    bool hasBegun = false;
    QObject::connect(&engine, &voice::SpeechEngine::stateChanged, &engine, [&] {
        if (engine.state() == voice::EngineState::None) {
            error = "there is no voice";
            QCoreApplication::exit();
        } else if (!std::exchange(hasBegun, true)) {
            renderFrom(0);
        }
    });
    engine.start();
    QCoreApplication::exec();
    if (!error.empty()) {
        return failure(error);
    }
    return sounds;
}

QString writeFile(const QString& path, const std::string& bytes)
{
    QFile file(path);
    const auto size = static_cast<qint64>(bytes.size());
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), size) != size ||
        !file.flush()) {
        return u"%1: %2"_s.arg(path, file.errorString());
    }
    return {};
}

int voiceCommand(const Arguments& arguments)
{
    const QString command = arguments.words.value(1);
    const bool isCall = !arguments.number.isEmpty() && arguments.counter > 0;
    const bool isText = !arguments.words.value(2).isEmpty();
    const bool isLanguage =
        arguments.lang.isEmpty() || arguments.lang == u"zh"_s || arguments.lang == u"en"_s;
    const bool hasOut = !arguments.out.isEmpty();
    const bool hasMore = arguments.words.size() > 3;
    if (isLanguage && !hasMore) {
        if (command == u"say"_s && hasOut && isCall != isText) {
            return voiceSay(arguments);
        }
        if (command == u"build"_s && hasOut && !isText) {
            return voiceBuild(arguments);
        }
        if (command == u"check"_s && isText) {
            return voiceCheck(arguments);
        }
    }
    return Report{arguments.json}.failed(WrongUse, u"WrongUse"_s, QString::fromLatin1(right));
}

} // namespace hall::tool
