// SPDX-License-Identifier: Apache-2.0
#include "app/identity/base64url.h"
#include "app/identity/secret.h"
#include "app/identity/signed_code.h"
#include "app/main/tool.h"
#include "app/server/calendar.h"
#include "app/server/code_keys.h"
#include "app/server/ticket_codes.h"
#include "drivers/printer/qr_code.h"

#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

namespace hall::tool {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 keyFileBytesMax = 4096;

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QByteArray json(const QJsonObject& object)
{
    return QJsonDocument{object}.toJson(QJsonDocument::Compact);
}

Time now()
{
    return std::chrono::floor<Duration>(std::chrono::system_clock::now());
}

Result<Settings, QString> settingsOf(const Arguments& arguments)
{
    auto settings = load(arguments.config.toStdString(),
                         app::overridesOf(arguments.set),
                         arguments.station.toStdString());
    return settings ? Result<Settings, QString>{std::move(*settings)}
                    : failure(QString::fromStdString(toText(settings.error().front())));
}

int badSettings(const Report& report, const QString& why)
{
    return report.failed(WrongUse, u"WrongSettings"_s, why);
}

Result<identity::SigningKey, QString> keyOf(const QString& name)
{
    QFile file{name};
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(u"%1: %2"_s.arg(name, file.errorString()));
    }
    QByteArray bytes = file.read(keyFileBytesMax);
    auto key = identity::SigningKey::parse(bytes.toStdString());
    bytes.fill('\0');
    return key ? Result<identity::SigningKey, QString>{std::move(*key)}
               : failure(u"%1 %2"_s.arg(name, QString::fromStdString(key.error())));
}

/// Black on white with the quiet zone that readers want.
bool savePicture(const QString& code, const QString& file)
{
    constexpr int quiet = 4;
    constexpr int scale = 6;
    const auto modules = printer::qrModules(code.toStdString());
    if (!modules) {
        return false;
    }
    QImage picture(
        modules->width + 2 * quiet, modules->height + 2 * quiet, QImage::Format_Grayscale8);
    picture.fill(Qt::white);
    for (int y = 0; y < modules->height; ++y) {
        for (int x = 0; x < modules->width; ++x) {
            if (modules->dot(x, y)) {
                picture.setPixel(x + quiet, y + quiet, qRgb(0, 0, 0));
            }
        }
    }
    return picture.scaled(picture.size() * scale).save(file);
}

/// Any text as a code to be held before a scanner.
int draw(const Arguments& arguments, const Report& report)
{
    if (arguments.words.size() != 3 || arguments.out.isEmpty()) {
        return report.failed(WrongUse, u"WrongUse"_s, u"paihao code draw TEXT --out FILE.png"_s);
    }
    if (!savePicture(arguments.words.at(2), arguments.out)) {
        return report.failed(
            WrongUse,
            u"CannotWrite"_s,
            u"%1: can't write it, or the text is too long for a QR code"_s.arg(arguments.out));
    }
    return report.done(arguments.out, json({{u"file"_s, arguments.out}}));
}

/// A new key: the private half to a file, what hall.toml needs to the screen.
int makeKey(const Arguments& arguments, const Report& report)
{
    if (arguments.out.isEmpty()) {
        return report.failed(WrongUse, u"WrongUse"_s, u"paihao code key --out FILE"_s);
    }
    if (QFile::exists(arguments.out)) {
        return report.failed(
            WrongUse,
            u"FileExists"_s,
            u"%1 is there already; a key is never overwritten"_s.arg(arguments.out));
    }
    const identity::Key seed = identity::Key::random();
    std::string jwk = R"({"kty":"OKP","crv":"Ed25519","d":")" +
                      identity::toBase64Url({reinterpret_cast<const char*>(seed.bytes().data()),
                                             identity::Key::size}) +
                      "\"}\n";
    const auto key = identity::SigningKey::parse(jwk);
    const bool isWritten = key && server::writePrivately(arguments.out.toStdString(), jwk);
    identity::wipe(jwk);
    if (!isWritten) {
        return report.failed(WrongUse, u"CannotWrite"_s, u"can't write %1"_s.arg(arguments.out));
    }
    const identity::VerifyingKey half = key->publicHalf();
    const QString id = text(half.thumbprint());
    const QString x = text(identity::toBase64Url(half.bytes()));
    return report.done(u"[[code_key]]\nid = \"%1\"\npublic = \"%2\""_s.arg(id, x),
                       json({{u"id"_s, id}, {u"public"_s, x}}));
}

int sign(const Arguments& arguments, const Report& report)
{
    if (arguments.words.size() != 3 || arguments.key.isEmpty()) {
        return report.failed(
            WrongUse,
            u"WrongUse"_s,
            u"paihao code sign BOOKING --key FILE [--key-id ID] [--day 2026-11-23 "
            "--service CODE --from 09:30 --to 10:00] [--class CODE] [--out FILE.png]"_s);
    }
    const auto settings = settingsOf(arguments);
    if (!settings) {
        return badSettings(report, settings.error());
    }
    const auto key = keyOf(arguments.key);
    if (!key) {
        return report.failed(WrongUse, u"NoKey"_s, key.error());
    }
    const BusinessDay today = server::toLocal(now()).date;
    const auto day =
        arguments.day.isEmpty() ? today : parseBusinessDay(arguments.day.toStdString());
    if (!day) {
        return report.failed(WrongUse, u"WrongUse"_s, u"--day is a date as 2026-11-23"_s);
    }
    const bool hasSlot = !arguments.service.isEmpty();
    const identity::AppointmentCode code{
        .booking = arguments.words.at(2).toStdString(),
        .audience = settings->rules.hall,
        .service = arguments.service.toStdString(),
        .day = hasSlot ? toText(*day) : std::string{},
        .from = hasSlot ? arguments.fromTime.toStdString() : std::string{},
        .to = hasSlot ? arguments.toTime.toStdString() : std::string{},
        .priority = arguments.priority.toStdString(),
        .expires = server::toTime(
            {.date = {std::chrono::sys_days{day->date} + std::chrono::days{1}}, .minute = 0})};
    const std::string id =
        arguments.keyId.isEmpty() ? key->publicHalf().thumbprint() : arguments.keyId.toStdString();
    const QString made = text(identity::writeAppointmentCode(code, id, *key));
    if (!arguments.out.isEmpty() && !savePicture(made, arguments.out)) {
        return report.failed(WrongUse, u"CannotWrite"_s, u"can't write %1"_s.arg(arguments.out));
    }
    return report.done(
        made,
        json({{u"code"_s, made},
              {u"kid"_s, text(id)},
              {u"public"_s, text(identity::toBase64Url(key->publicHalf().bytes()))}}));
}

QString givenCode(const Arguments& arguments)
{
    if (arguments.words.size() > 2) {
        return arguments.words.at(2);
    }
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly)) {
        return {};
    }
    return QString::fromUtf8(input.read(qint64{identity::signedCodeBytesMax} * 2)).trimmed();
}

/// What it says is shown, good or not, as far as it can be taken apart.
int show(const Arguments& arguments, const Report& report)
{
    const std::string given = givenCode(arguments).toStdString();
    const auto settings = settingsOf(arguments);
    if (!settings) {
        return badSettings(report, settings.error());
    }
    const auto keys = server::loadCodeKeys(settings->codes.keys, arguments.dataDir.toStdString());
    const identity::CodeUse use{.audience = settings->rules.hall,
                                .now = now(),
                                .tolerance =
                                    std::chrono::seconds{settings->codes.toleranceSeconds}};
    const auto code = identity::readAppointmentCode(given, keys.known, use);
    const auto parts = identity::readCompact(given);
    const QString kid = parts ? text(parts->keyId) : QString{};
    const QString claims = parts ? text(parts->payload) : QString{};
    const QString fault = code ? QString{} : text(toText(code.error()));
    const QString verdict = code ? u"This hall takes it."_s : text(explain(code.error()));
    QStringList lines;
    if (parts) {
        lines << u"kid     %1"_s.arg(kid) << u"claims  %1"_s.arg(claims);
    }
    lines << verdict;
    if (!code && !arguments.json) {
        std::fputs(qPrintable(lines.join(u'\n') + u'\n'), stdout);
        return Refused;
    }
    (void)report.done(lines.join(u'\n'),
                      json({{u"kid"_s, kid},
                            {u"claims"_s, QJsonDocument::fromJson(claims.toUtf8()).object()},
                            {u"good"_s, code.has_value()},
                            {u"fault"_s, fault},
                            {u"message"_s, verdict}}));
    return code ? Done : Refused;
}

int listKeys(const Arguments& arguments, const Report& report)
{
    const auto settings = settingsOf(arguments);
    if (!settings) {
        return badSettings(report, settings.error());
    }
    const auto keys = server::loadCodeKeys(settings->codes.keys, arguments.dataDir.toStdString());
    QStringList lines;
    QJsonArray all;
    for (const identity::KnownKey& key : keys.known) {
        const QString condition = text(server::conditionOf(key, now()));
        const QString thumbprint = text(key.key.thumbprint());
        lines << u"%1  %2  %3"_s.arg(text(key.id), condition, thumbprint);
        all.append(QJsonObject{
            {u"id"_s, text(key.id)}, {u"condition"_s, condition}, {u"thumbprint"_s, thumbprint}});
    }
    for (const server::UnreadKey& key : keys.unread) {
        lines << u"%1  unreadable  %2"_s.arg(text(key.id), text(key.why));
        all.append(QJsonObject{
            {u"id"_s, text(key.id)}, {u"condition"_s, u"unreadable"_s}, {u"why"_s, text(key.why)}});
    }
    return report.done(lines.join(u'\n'), json({{u"keys"_s, all}}));
}

} // namespace

int codeCommand(const Arguments& arguments)
{
    const Report report{arguments.json};
    const QString word = arguments.words.value(1);
    if (word == u"sign"_s) {
        return sign(arguments, report);
    }
    if (word == u"key"_s) {
        return makeKey(arguments, report);
    }
    if (word == u"draw"_s) {
        return draw(arguments, report);
    }
    if (word == u"show"_s) {
        return show(arguments, report);
    }
    if (word == u"keys"_s) {
        return listKeys(arguments, report);
    }
    return report.failed(
        WrongUse,
        u"WrongUse"_s,
        u"paihao code key --out FILE | sign BOOKING --key FILE | show [TEXT] | draw TEXT | keys"_s);
}

} // namespace hall::tool
