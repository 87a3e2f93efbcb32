// SPDX-License-Identifier: Apache-2.0
#include "app/main/tool.h"
#include "drivers/voice/chime.h"
#include "drivers/voice/espeak_engine.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace hall::tool {

using namespace Qt::StringLiterals;

namespace {

constexpr auto right = "paihao voice say TEXT | --number A035 --counter 3  --out FILE.wav";

/// How this hall speaks; without a hall.toml, as any hall does.
Result<VoiceSettings, QString> voiceOf(const Arguments& arguments)
{
    if (!QFile::exists(arguments.config)) {
        return VoiceSettings{};
    }
    std::vector<std::string> overrides;
    for (const QString& setting : arguments.set) {
        overrides.push_back(setting.toStdString());
    }
    const auto settings =
        load(arguments.config.toStdString(), overrides, arguments.station.toStdString());
    if (!settings) {
        return failure(QString::fromStdString(toText(settings.error().front())));
    }
    return settings->voice;
}

voice::Wording wordingOf(const VoiceSettings& settings)
{
    std::vector<voice::Reading> own;
    for (const Reading& reading : settings.lexicon) {
        own.push_back({.text = reading.text, .pinyin = reading.pinyin});
    }
    return {voice::Lexicon{std::move(own)}, settings.yao ? voice::One::Yao : voice::One::Yi};
}

/// Runs the event loop until the engine has answered.
Result<voice::Pcm, std::string> render(const voice::Utterance& utterance)
{
    port::QtTimers timers;
    voice::EspeakEngine engine({}, timers);
    Result<voice::Pcm, std::string> sentence = failure(std::string("there is no voice"));
    QObject::connect(&engine, &voice::SpeechEngine::stateChanged, &engine, [&] {
        if (engine.state() == voice::EngineState::None) {
            QCoreApplication::exit();
            return;
        }
        engine.render(utterance, [&](const auto& sound) {
            sentence = sound;
            QCoreApplication::exit();
        });
    });
    engine.start();
    QCoreApplication::exec();
    return sentence;
}

int write(const Report& report,
          const QString& path,
          const voice::Utterance& utterance,
          const voice::Pcm& sentence)
{
    const voice::Pcm sound = voice::announcement(sentence, 1);
    const QByteArray bytes = QByteArray::fromStdString(voice::wavBytes(sound));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush()) {
        return report.failed(
            OutOfReach, u"CannotWrite"_s, u"%1: %2"_s.arg(path, file.errorString()));
    }
    const QString spoken = QString::fromStdString(utterance.text);
    const auto milliseconds = static_cast<qint64>(sound.length().count());
    const QJsonObject object{{u"file"_s, path}, {u"spoken"_s, spoken}, {u"ms"_s, milliseconds}};
    return report.done(u"%1: %2 s, %3"_s.arg(path)
                           .arg(static_cast<double>(milliseconds) / 1000, 0, 'f', 1)
                           .arg(spoken),
                       QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

int voiceCommand(const Arguments& arguments)
{
    const Report report{arguments.json};
    const QString text = arguments.words.value(2);
    const bool isCall = !arguments.number.isEmpty() && arguments.counter > 0;
    if (arguments.words.value(1) != u"say"_s || arguments.words.size() > 3 ||
        arguments.out.isEmpty() || isCall == !text.isEmpty()) {
        return report.failed(WrongUse, u"WrongUse"_s, QString::fromLatin1(right));
    }
    const auto settings = voiceOf(arguments);
    if (!settings) {
        return report.failed(Refused, u"BadSettings"_s, settings.error());
    }
    const voice::Wording wording = wordingOf(*settings);
    const voice::Utterance utterance = isCall
                                           ? wording.call({.number = arguments.number.toStdString(),
                                                           .counter = arguments.counter,
                                                           .counterSpoken = {}})
                                           : wording.free(text.toStdString());
    if (utterance.text.empty()) {
        return report.failed(
            WrongUse, u"NothingToSay"_s, u"nothing in \"%1\" can be said"_s.arg(text));
    }
    const auto sentence = render(utterance);
    if (!sentence) {
        return report.failed(OutOfReach, u"NoVoice"_s, QString::fromStdString(sentence.error()));
    }
    return write(report, arguments.out, utterance, *sentence);
}

} // namespace hall::tool
