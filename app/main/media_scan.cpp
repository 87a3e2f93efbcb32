// SPDX-License-Identifier: Apache-2.0
#include "app/main/media_scan.h"

#include "app/core/result.h"
#include "app/main/media.h"
#include "app/main/scan_sources.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QImageReader>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSocketNotifier>

#include <array>
#include <cstdio>
#include <sys/stat.h>
#include <unistd.h>

namespace hall::media {

using namespace Qt::StringLiterals;

namespace {

constexpr auto picturesPrefix = "pictures:"_L1;

struct ScanOptions
{
    QString source = u"camera"_s;
    QStringList once;
    scanner::Symbologies symbologies = scanner::Symbologies::QrCode;
};

void tell(const QJsonObject& what)
{
    say(QJsonDocument(what).toJson(QJsonDocument::Compact));
}

void complain(const QString& sentence)
{
    std::fprintf(stderr, "paihao-media: %s\n", qPrintable(sentence));
}

} // namespace

Scanning::Scanning(FrameReading& reading)
{
    m_clock.start();
    connect(&reading, &FrameReading::read, this, &Scanning::tell);
}

void Scanning::tell(const QString& text, const QString& format)
{
    if (m_repeats.isNew(text.toStdString(), std::chrono::milliseconds{m_clock.elapsed()})) {
        media::tell({{u"code"_s, text}, {u"format"_s, format}});
    }
}

PictureList::PictureList(FrameReading& reading, QStringList files)
    : m_reading(reading)
    , m_files(std::move(files))
{
    connect(&reading, &FrameReading::read, this, &PictureList::tell);
    connect(&reading, &FrameReading::foundNothing, this, [this] { tell({}, {}); });
}

void PictureList::start()
{
    showNext();
}

void PictureList::showNext()
{
    if (++m_at == m_files.size()) {
        emit ended(m_allHadCodes);
        return;
    }
    QImageReader reader(m_files[m_at]);
    reader.setAutoDetectImageFormat(true);
    reader.setDecideFormatFromContent(true);
    const QImage image = reader.read();
    if (image.isNull()) {
        complain(u"can't read %1: %2"_s.arg(m_files[m_at], reader.errorString()));
        tell({}, {});
        return;
    }
    m_reading.sink().setVideoFrame(frameOf(image));
}

void PictureList::tell(const QString& text, const QString& format)
{
    const bool hasCode = !text.isEmpty();
    m_allHadCodes = m_allHadCodes && hasCode;
    media::tell({{u"file"_s, m_files[m_at]},
                 {u"code"_s, hasCode ? QJsonValue(text) : QJsonValue::Null},
                 {u"format"_s, hasCode ? QJsonValue(format) : QJsonValue::Null}});
    // From the event loop, however many can't be read in a row.
    QMetaObject::invokeMethod(this, &PictureList::showNext, Qt::QueuedConnection);
}

namespace {

Result<ScanOptions, QString> parse(const QStringList& arguments)
{
    ScanOptions options;
    QStringList words;
    bool isOnce = false;
    bool areWords = false; // what follows "--" is no option, whatever it looks like
    for (const QString& argument : arguments) {
        if (areWords || !argument.startsWith(u"--"_s)) {
            words.append(argument);
        } else if (argument == u"--"_s) {
            areWords = true;
        } else if (argument == u"--once"_s) {
            isOnce = true;
        } else if (argument == u"--all-formats"_s) {
            options.symbologies = scanner::Symbologies::All;
        } else {
            return failure(u"no option \"%1\"; there are: --once, --all-formats"_s.arg(argument));
        }
    }
    if (isOnce) {
        options.once = words;
        return words.isEmpty() ? Result<ScanOptions, QString>(failure(u"--once: which files?"_s))
                               : options;
    }
    if (words.size() > 1) {
        return failure(u"one source at a time; several files go with --once"_s);
    }
    options.source = words.value(0, options.source);
    const bool isFile = options.source != u"camera"_s && !options.source.startsWith(picturesPrefix);
    if (isFile && !QFileInfo(options.source).isFile()) {
        return failure(
            u"no file \"%1\"; a source is camera, pictures:DIR or a video"_s.arg(options.source));
    }
    return options;
}

std::unique_ptr<ScanSource> sourceOf(const QString& name, QVideoSink& sink)
{
    if (name == u"camera"_s) {
        return std::make_unique<CameraSource>(sink);
    }
    if (name.startsWith(picturesPrefix)) {
        return std::make_unique<FolderSource>(sink, name.mid(picturesPrefix.size()));
    }
    return std::make_unique<VideoSource>(sink, name);
}

/// Whoever started us holds the other end of a pipe and takes it along when it dies.
std::unique_ptr<QSocketNotifier> quitWithInput()
{
    struct stat input = {};

    if (::fstat(STDIN_FILENO, &input) != 0 ||
        !(S_ISFIFO(input.st_mode) || S_ISSOCK(input.st_mode))) {
        return nullptr;
    }
    auto notifier = std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(notifier.get(), &QSocketNotifier::activated, qApp, [it = notifier.get()] {
        std::array<char, 256> ignored{};
        if (::read(STDIN_FILENO, ignored.data(), ignored.size()) <= 0) {
            it->setEnabled(false);
            QCoreApplication::quit();
        }
    });
    return notifier;
}

int scanOnce(FrameReading& reading, const QStringList& files)
{
    PictureList list(reading, files);
    QObject::connect(
        &list,
        &PictureList::ended,
        &list,
        [](bool allHadCodes) { QCoreApplication::exit(allHadCodes ? Done : NoCode); },
        Qt::QueuedConnection);
    QMetaObject::invokeMethod(&list, &PictureList::start, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

} // namespace

int scanCommand(const QStringList& arguments)
{
    const auto options = parse(arguments);
    if (!options) {
        return refuse(options.error());
    }
    FrameReading reading(options->symbologies);
    if (!options->once.isEmpty()) {
        return scanOnce(reading, options->once);
    }
    const Scanning scanning(reading);
    const std::unique_ptr<ScanSource> source = sourceOf(options->source, reading.sink());
    QObject::connect(source.get(), &ScanSource::ready, qApp, [](const QString& device) {
        tell({{u"event"_s, u"ready"_s}, {u"device"_s, device}});
    });
    QObject::connect(source.get(), &ScanSource::missing, qApp, [] {
        tell({{u"event"_s, u"no-device"_s}});
    });
    QObject::connect(source.get(), &ScanSource::failed, qApp, &complain);
    QObject::connect(source.get(), &ScanSource::staysMissing, qApp, &beginAnew);
    QObject::connect(
        source.get(), &ScanSource::ended, qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    const auto input = quitWithInput();
    source->start();
    return QCoreApplication::exec();
}

} // namespace hall::media
