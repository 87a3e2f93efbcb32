// SPDX-License-Identifier: Apache-2.0
#include "app/main/media_play.h"

#include "app/main/media.h"
#include "app/main/sound_server.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSocketNotifier>

#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace hall::media {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto buffer = 120ms;
constexpr auto feedEvery = 10ms;
constexpr auto lookEvery = 1s;
/// A server may listen where we don't look.
constexpr std::chrono::milliseconds anewAfter = 30s;
/// Beyond this nobody waits for a sound server to say that it has played what it has.
constexpr auto drainsWithin = 1500ms;
constexpr qsizetype soundBytesMax = 16 << 20;
constexpr qsizetype headBytesMax = 64;

void tell(const QJsonObject& what)
{
    say(QJsonDocument(what).toJson(QJsonDocument::Compact));
}

void tell(const QString& event, quint64 id)
{
    tell({{u"event"_s, event}, {u"id"_s, static_cast<qint64>(id)}});
}

} // namespace

Playing::Playing(PlayOptions options)
    : m_options(std::move(options))
{
    m_format.setSampleRate(m_options.rate);
    m_format.setChannelCount(1);
    m_format.setSampleFormat(QAudioFormat::Int16);
    m_feed.setTimerType(Qt::PreciseTimer);
    m_feed.setInterval(feedEvery);
    m_look.setInterval(lookEvery);
    connect(&m_feed, &QTimer::timeout, this, &Playing::feed);
    connect(&m_look, &QTimer::timeout, this, &Playing::lookAgain);
    connect(&m_devices, &QMediaDevices::audioOutputsChanged, this, &Playing::look);
}

void Playing::start()
{
    m_sinceStart.start();
    m_look.start();
    look();
}

void Playing::stop()
{
    m_feed.stop();
    m_look.stop();
    m_devices.disconnect(this);
    closeSink();
}

QAudioDevice Playing::wanted() const
{
    if (m_options.device.isEmpty()) {
        return QMediaDevices::defaultAudioOutput();
    }
    const auto outputs = QMediaDevices::audioOutputs();
    const auto found = std::ranges::find_if(outputs, [this](const QAudioDevice& output) {
        return output.description() == m_options.device || output.id() == m_options.device.toUtf8();
    });
    return found == outputs.end() ? QAudioDevice{} : *found;
}

void Playing::lookAgain()
{
    look();
    const bool isIdle = m_input.isEmpty() && m_missing == 0;
    // With outputs of another name the library has its server and tells when ours is plugged in.
    const bool isBlind = !m_sink && QMediaDevices::audioOutputs().isEmpty();
    if (isBlind && isIdle && (soundServerListens() || m_sinceStart.hasExpired(anewAfter.count()))) {
        emit staysWithout();
    }
}

void Playing::look()
{
    const QAudioDevice device = wanted();
    if (m_sink && (device.isNull() || device.id() != m_openId)) {
        closeSink(); // It was pulled out, or another is the default now.
    }
    if (!m_sink && !device.isNull()) {
        openSink();
    }
    if (!m_sink && !std::exchange(m_saidNone, true)) {
        tell({{u"event"_s, u"no-device"_s}});
    }
}

void Playing::openSink()
{
    const QAudioDevice device = wanted();
    auto sink = std::make_unique<QAudioSink>(device, m_format);
    sink->setBufferSize(m_format.bytesForDuration(std::chrono::microseconds{buffer}.count()));
    sink->setVolume(m_options.volume / 100.0);
    QIODevice* const out = sink->start();
    if (out == nullptr || sink->error() != QAudio::NoError) {
        return; // Looked at again soon.
    }
    m_sink = std::move(sink);
    m_out = out;
    m_openId = device.id();
    m_saidNone = false;
    // Not at once: it is the sink that is telling.
    connect(
        m_sink.get(),
        &QAudioSink::stateChanged,
        this,
        [this](QAudio::State state) {
            if (m_sink && state == QAudio::StoppedState) {
                closeSink();
                look();
            }
        },
        Qt::QueuedConnection);
    tell({{u"event"_s, u"ready"_s}, {u"device"_s, device.description()}});
}

void Playing::closeSink()
{
    m_feed.stop();
    m_sounds.clear();
    m_discards = m_missing > 0;
    m_draining = 0;
    if (m_sink) {
        m_sink->disconnect(this);
        m_sink->stop();
        m_sink.reset();
        m_out = nullptr;
        // The next sink begins with nothing under way, and whoever waits is told so.
        m_saidNone = true;
        tell({{u"event"_s, u"no-device"_s}});
    }
}

void Playing::take(const QByteArray& bytes)
{
    m_input += bytes;
    while (!m_input.isEmpty()) {
        if (m_missing > 0) {
            const QByteArray piece = m_input.left(m_missing);
            m_input.remove(0, piece.size());
            m_missing -= piece.size();
            if (!m_discards) {
                m_sounds.back().samples += piece;
            }
            continue;
        }
        const qsizetype end = m_input.indexOf('\n');
        if (end < 0 && m_input.size() <= headBytesMax) {
            break;
        }
        const QByteArray line = m_input.left(end < 0 ? headBytesMax : end);
        m_input.remove(0, end < 0 ? m_input.size() : end + 1);
        takeHead(line);
    }
    feed();
}

void Playing::takeHead(const QByteArray& line)
{
    const QList<QByteArray> words = line.split(' ');
    bool isId = false;
    bool isSize = false;
    const quint64 id = words.value(1).toULongLong(&isId);
    const qsizetype bytes = words.value(2).toLongLong(&isSize);
    if (words.size() != 3 || words[0] != "play" || !isId || id == 0 || !isSize || bytes <= 0 ||
        bytes > soundBytesMax || bytes % 2 != 0) {
        // What follows can't be told from samples any more.
        tell({{u"event"_s, u"error"_s},
              {u"why"_s, u"not \"play ID BYTES\": "_s + QString::fromLatin1(line.left(40))}});
        m_input.clear();
        emit failed(u"input"_s);
        return;
    }
    m_missing = bytes;
    m_discards = !m_sink;
    if (!m_discards) {
        m_sounds.push_back({.id = id, .bytes = bytes, .samples = {}, .written = 0});
        m_feed.start();
    }
}

void Playing::feed()
{
    while (m_sink && !m_sounds.empty()) {
        Sound& sound = m_sounds.front();
        const qsizetype room =
            std::min<qsizetype>(m_sink->bytesFree(), sound.samples.size() - sound.written);
        const qsizetype taken =
            room > 0 ? m_out->write(sound.samples.constData() + sound.written, room) : 0;
        if (taken <= 0) {
            return;
        }
        if (sound.written == 0) {
            finish(std::exchange(m_draining, 0)); // The next one is behind it without a gap.
            tell(u"first"_s, sound.id);
        }
        sound.written += taken;
        if (sound.written == sound.bytes) {
            m_draining = sound.id;
            m_sinceWritten.start();
            m_sounds.pop_front();
        }
    }
    finishWhenDrained();
}

void Playing::finishWhenDrained()
{
    if (m_draining == 0) {
        m_feed.stop();
        return;
    }
    const auto since = std::chrono::milliseconds{m_sinceWritten.elapsed()};
    const bool isDrained = since >= buffer && m_sink->state() == QAudio::IdleState;
    if (isDrained || since >= drainsWithin) {
        m_feed.stop();
        finish(std::exchange(m_draining, 0));
    }
}

void Playing::finish(quint64 id)
{
    if (id != 0) {
        tell(u"done"_s, id);
    }
}

namespace {

Result<PlayOptions, QString> parse(const QStringList& arguments)
{
    PlayOptions options;
    for (qsizetype at = 0; at < arguments.size(); at += 2) {
        const QString& name = arguments[at];
        if (at + 1 == arguments.size()) {
            return failure(name + u" needs a value"_s);
        }
        const QString& value = arguments[at + 1];
        bool isNumber = true;
        if (name == u"--device"_s) {
            options.device = value;
        } else if (name == u"--rate"_s) {
            options.rate = value.toInt(&isNumber);
        } else if (name == u"--volume"_s) {
            options.volume = value.toInt(&isNumber);
        } else {
            return failure(u"no option \"%1\"; there are: --rate, --device, --volume"_s.arg(name));
        }
        if (!isNumber || options.rate < 8000 || options.rate > 48000 || options.volume < 0 ||
            options.volume > 100) {
            return failure(u"%1 can't be \"%2\""_s.arg(name, value));
        }
    }
    return options;
}

/// That there is no sound server is told once, by `no-device`; the library tells it every time.
void listen(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    if (!message.startsWith(u"PulseAudioService:")) {
        std::fprintf(stderr, "%s\n", qPrintable(qFormatLogMessage(type, context, message)));
    }
}

} // namespace

int playCommand(const QStringList& arguments)
{
    const auto options = parse(arguments);
    if (!options) {
        return refuse(options.error());
    }
    qInstallMessageHandler(&listen);
    Playing playing{*options};
    QSocketNotifier input{STDIN_FILENO, QSocketNotifier::Read};
    QObject::connect(&input, &QSocketNotifier::activated, &playing, [&] {
        QByteArray piece(65536, Qt::Uninitialized);
        const ssize_t count =
            ::read(STDIN_FILENO, piece.data(), static_cast<std::size_t>(piece.size()));
        if (count <= 0) {
            input.setEnabled(false);
            QCoreApplication::quit();
            return;
        }
        playing.take(piece.left(count));
    });
    QObject::connect(&playing, &Playing::staysWithout, &playing, &beginAnew);
    QObject::connect(
        &playing, &Playing::failed, &playing, [] { QCoreApplication::exit(WrongUse); });
    playing.start();
    const int code = QCoreApplication::exec();
    playing.stop();
    return code;
}

} // namespace hall::media
