// SPDX-License-Identifier: Apache-2.0
#include "app/main/tool_voice.h"
#include "drivers/voice/pack_check.h"
#include "drivers/voice/unit_pack.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <set>

namespace hall::tool {

using namespace Qt::StringLiterals;

namespace {

/// A word by itself is spoken slower than among others: at this pace a call takes 4.6 s, as it does
/// from recordings of a person's syllables.
constexpr int wordsPerMinute = 170;

using Sounds = std::map<std::string, voice::Pcm>;

/// What a speaker recorded: `号窗口.wav`. Silence is cut off and the level set, as for the
/// engine's.
Result<voice::Pcm, std::string> readRecording(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(file.errorString().toStdString());
    }
    const auto sound = voice::parseWav(file.readAll().toStdString());
    if (!sound) {
        return failure(sound.error());
    }
    if (sound->rate != soundRate) {
        return failure("has " + std::to_string(sound->rate) + " samples a second, not " +
                       std::to_string(soundRate));
    }
    voice::Pcm unit = voice::shapedUnit(*sound);
    if (unit.samples.empty()) {
        return failure(std::string("has nothing to hear in it"));
    }
    return unit;
}

/// What the engine says.
Result<Sounds, std::string> renderUnits(const std::vector<voice::WantedUnit>& wanted)
{
    auto sounds = render(wanted, wordsPerMinute);
    if (sounds) {
        for (auto& [text, sound] : *sounds) {
            sound = voice::shapedUnit(sound);
        }
    }
    return sounds;
}

Result<Sounds, std::string> readRecordings(const QString& folder)
{
    Sounds sounds;
    const QFileInfoList files = QDir(folder).entryInfoList({u"*.wav"_s}, QDir::Files, QDir::Name);
    for (const QFileInfo& file : files) {
        auto sound = readRecording(file.filePath());
        if (!sound) {
            return failure(file.filePath().toStdString() + ' ' + sound.error());
        }
        sounds.emplace(file.completeBaseName().toStdString(), std::move(*sound));
    }
    if (sounds.empty()) {
        return failure("there are no WAV files in " + folder.toStdString());
    }
    return sounds;
}

/// A file's name that tells what is in it: `hao4-chuang1kou3`, `please-go-to-counter`.
QString fileNameOf(const std::string& said)
{
    QString name;
    for (const QChar letter : QString::fromStdString(said)) {
        name += letter.isLetterOrNumber() ? letter : u'-';
    }
    constexpr int longest = 60;
    return name.left(longest);
}

/// The units with their sounds, each in a file of its own.
std::vector<voice::Unit> unitsOf(const Sounds& sounds, const std::vector<voice::WantedUnit>& wanted)
{
    std::vector<voice::Unit> units;
    std::set<QString> names;
    for (const auto& [text, sound] : sounds) {
        const auto known = std::ranges::find(wanted, text, &voice::WantedUnit::text);
        const bool isChinese =
            known != wanted.end() && known->utterance.language == voice::Language::Zh;
        const QString name = fileNameOf(isChinese ? known->utterance.text : text);
        QString own = name;
        for (int count = 2; !names.insert(own).second; ++count) {
            own = u"%1-%2"_s.arg(name).arg(count);
        }
        units.push_back({.text = text, .file = own.toStdString() + ".wav", .sound = sound});
    }
    return units;
}

/// The manifest last, so that a folder with one is whole. Empty: written.
QString
writePack(const QString& folder, const voice::PackHead& head, const std::vector<voice::Unit>& units)
{
    if (!QDir().mkpath(folder)) {
        return u"can't make the folder %1"_s.arg(folder);
    }
    const QDir dir(folder);
    for (const voice::Unit& unit : units) {
        const QString path = dir.filePath(QString::fromStdString(unit.file));
        if (QString error = writeFile(path, voice::wavBytes(unit.sound)); !error.isEmpty()) {
            return error;
        }
    }
    const std::string_view manifest = voice::packManifest;
    return writeFile(
        dir.filePath(QString::fromUtf8(manifest.data(), static_cast<qsizetype>(manifest.size()))),
        voice::manifestOf(head, units));
}

voice::PackHead headOf(const Arguments& arguments)
{
    const bool isRecorded = !arguments.recordings.isEmpty();
    return {.name = QFileInfo(arguments.out).fileName().toStdString(),
            .language = languageOf(arguments),
            .speaker = isRecorded ? "" : "espeak-ng",
            .licence = isRecorded ? "" : "as you like: what espeak-ng says isn't under its licence",
            .rate = soundRate};
}

QJsonObject jsonOf(const voice::PackFinding& finding)
{
    const std::string_view kind = wordOf(finding.kind);
    return {{u"kind"_s, QString::fromUtf8(kind.data(), static_cast<qsizetype>(kind.size()))},
            {u"about"_s, QString::fromStdString(finding.about)},
            {u"what"_s, QString::fromStdString(finding.what)}};
}

/// What a pack lacks: each finding a line, and how many.
int tell(const Report& report,
         bool json,
         const QString& folder,
         const std::vector<voice::PackFinding>& findings)
{
    QJsonArray list;
    QStringList lines;
    for (const voice::PackFinding& finding : findings) {
        list.push_back(jsonOf(finding));
        lines.push_back(u"%1: %2"_s.arg(QString::fromStdString(finding.about),
                                        QString::fromStdString(finding.what)));
    }
    const QByteArray object =
        QJsonDocument{QJsonObject{{u"findings"_s, list}}}.toJson(QJsonDocument::Compact);
    if (findings.empty()) {
        return report.done(folder + u" says all that the hall has to say"_s, object);
    }
    if (json) {
        (void)report.done({}, object);
        return Refused;
    }
    return report.failed(Refused, u"%1 findings"_s.arg(findings.size()), u'\n' + lines.join(u'\n'));
}

} // namespace

int voiceBuild(const Arguments& arguments)
{
    const Report report{arguments.json};
    const auto hall = hallVoice(arguments);
    if (!hall) {
        return report.failed(Refused, u"BadSettings"_s, hall.error());
    }
    const voice::Language language = languageOf(arguments);
    const auto wanted = voice::wantedUnits(language, hall->words, hall->wording);
    const auto sounds =
        arguments.recordings.isEmpty() ? renderUnits(wanted) : readRecordings(arguments.recordings);
    if (!sounds) {
        return report.failed(Refused, u"CannotBuild"_s, QString::fromStdString(sounds.error()));
    }
    const std::vector<voice::Unit> units = unitsOf(*sounds, wanted);
    const QString error = writePack(arguments.out, headOf(arguments), units);
    if (!error.isEmpty()) {
        return report.failed(OutOfReach, u"CannotWrite"_s, error);
    }
    const auto count = static_cast<qint64>(units.size());
    const QJsonObject object{{u"pack"_s, arguments.out}, {u"units"_s, count}};
    return report.done(u"%1: %2 units"_s.arg(arguments.out).arg(count),
                       QJsonDocument{object}.toJson(QJsonDocument::Compact));
}

int voiceCheck(const Arguments& arguments)
{
    const Report report{arguments.json};
    const auto hall = hallVoice(arguments);
    if (!hall) {
        return report.failed(Refused, u"BadSettings"_s, hall.error());
    }
    const QString folder = arguments.words.value(2);
    const auto pack = voice::UnitPack::load(folder.toStdString());
    if (!pack) {
        return report.failed(Refused, u"NoPack"_s, QString::fromStdString(pack.error()));
    }
    return tell(
        report, arguments.json, folder, check(*pack, hall->words, hall->wording, soundRate));
}

} // namespace hall::tool
