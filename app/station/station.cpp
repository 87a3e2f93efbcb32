// SPDX-License-Identifier: Apache-2.0
#include "app/station/station.h"

#include "app/station/announcements.h"
#include "app/station/card_reading.h"
#include "app/station/code_reading.h"
#include "app/station/counter_pads.h"
#include "app/station/counter_strips.h"
#include "app/station/pad_lines.h"
#include "app/station/ticket_printing.h"
#include "drivers/port/input_port.h"
#include "drivers/port/serial_port.h"
#include "drivers/port/timers.h"
#include "drivers/printer/font_raster.h"
#include "drivers/scanner/camera_scanner.h"
#include "drivers/scanner/scanner_device.h"
#include "drivers/scanner/wedge_port.h"
#include "drivers/voice/espeak_engine.h"
#include "drivers/voice/loudspeaker.h"
#include "drivers/voice/pack_engine.h"

#include <QCoreApplication>

namespace hall::station {

using namespace Qt::StringLiterals;

namespace {

/// Each kind of device with what it needs, in the order in which it needs it.
struct Paper
{
    Paper(const PrinterSettings& settings,
          const printer::Profile& profile,
          const TicketLayouts& layouts,
          port::Timers& timers,
          StationLink& link)
        : port({.path = QString::fromStdString(settings.port), .baud = settings.baud}, timers)
        , device(port, timers, profile, printer::fontRaster())
        , printing(link, device, layouts)
    {
        device.start();
    }

    port::SerialPort port;
    printer::PrinterDevice device;
    TicketPrinting printing;
};

/// As the hall speaks, but for what this loudspeaker has of its own.
VoiceSettings voiceAt(const StationSettings& station, VoiceSettings voice)
{
    if (!station.speaker->languages.empty()) {
        voice.languages = station.speaker->languages;
    }
    return voice;
}

std::vector<std::filesystem::path> packFolders(const QString& socket)
{
    return voice::packFolders(std::filesystem::path(socket.toStdString()).parent_path(),
                              QCoreApplication::applicationDirPath().toStdString());
}

struct Voice
{
    Voice(const StationSettings& station,
          const VoiceSettings& voice,
          const QString& socket,
          port::Timers& timers,
          StationLink& link)
        : espeak({}, timers)
        , engine(voice::loadPacks(voice.packs, packFolders(socket)), espeak)
        , loudspeaker({.program = QCoreApplication::applicationDirPath() + u"/paihao-media"_s,
                       .device = QString::fromStdString(station.speaker->device),
                       .volume = station.speaker->volume},
                      timers)
        , announcements(link,
                        engine,
                        loudspeaker,
                        timers,
                        {.zone = station.zone,
                         .voice = voiceAt(station, voice),
                         .keep = QString::fromStdString(station.speaker->keep)})
    {
        espeak.start();
        loudspeaker.start();
    }

    voice::EspeakEngine espeak;
    voice::PackEngine engine;
    voice::Loudspeaker loudspeaker;
    Announcements announcements;
};

struct Scanner
{
    Scanner(const ScannerSettings& settings, port::Timers& timers, StationLink& link)
    {
        const QString where = QString::fromStdString(settings.port);
        if (where == u"camera"_s || where.startsWith(u"pictures:"_s)) {
            source = std::make_unique<scanner::CameraScanner>(
                QCoreApplication::applicationDirPath() + u"/paihao-media"_s, where, timers);
        } else {
            openLine(settings, timers);
            source = std::make_unique<scanner::ScannerDevice>(
                wedge ? static_cast<port::BytePort&>(*wedge) : *line,
                timers,
                scanner::ScannerSetup{.stripsAimId = false,
                                      .silence = port::milliseconds{settings.silence},
                                      .trigger = scanner::triggerByName(settings.profile)});
        }
        reading = std::make_unique<CodeReading>(link, *source);
        source->start();
    }

    void openLine(const ScannerSettings& settings, port::Timers& timers)
    {
        const QString path = QString::fromStdString(settings.port);
        if (settings.profile == "wedge") {
            line = std::make_unique<port::InputPort>(path, timers);
            wedge = std::make_unique<scanner::WedgePort>(*line);
        } else {
            line = std::make_unique<port::SerialPort>(
                port::SerialSettings{.path = path, .baud = settings.baud}, timers);
        }
    }

    std::unique_ptr<port::BytePort> line; // of one on a wire
    std::unique_ptr<scanner::WedgePort> wedge;
    std::unique_ptr<scanner::CodeSource> source;
    std::unique_ptr<CodeReading> reading;
};

struct CardReader
{
    CardReader(const IdCardSettings& settings, port::Timers& timers, StationLink& link)
        : port({.path = QString::fromStdString(settings.port), .baud = settings.baud}, timers)
        , device(port, timers)
        , reading(link, device)
    {
        device.start();
    }

    port::SerialPort port;
    id_card::IdCardReader device;
    CardReading reading;
};

struct Pads
{
    Pads(const StationSettings& settings,
         port::Timers& timers,
         StationLink& link,
         client::HallClient& client)
        : callers(link, u"pad"_s, settings.pads, timers, openPadPort(timers))
        , calling(client, callers, settings.pads, timers)
        , raters(link, u"rating"_s, settings.ratingPads, timers, openPadPort(timers))
    {
        callers.start();
        raters.start();
    }

    PadLines callers;
    CounterPads calling;
    PadLines raters; // watched; nobody is asked for a grade yet
};

} // namespace

struct Station::Devices
{
    Devices(const QString& name, const QString& socket)
        : client({.socketPath = socket, .url = {}, .token = {}}, name)
        , link(client, name)
    {
    }

    port::QtTimers timers;
    client::HallClient client;
    StationLink link;
    std::unique_ptr<Paper> paper;
    std::unique_ptr<Voice> voice;
    std::unique_ptr<CounterStrips> strips;
    std::unique_ptr<Scanner> scanner;
    std::unique_ptr<CardReader> cardReader;
    std::unique_ptr<Pads> pads;
};

Station::Station(StationSettings settings,
                 VoiceSettings voice,
                 std::optional<TicketLayouts> layouts,
                 QString socket)
    : m_settings(std::move(settings))
    , m_voice(std::move(voice))
    , m_layouts(std::move(layouts))
    , m_socket(std::move(socket))
{
}

Station::~Station() = default;

bool Station::hasWork(const StationSettings& settings)
{
    return (settings.printer && !settings.printer->port.empty()) || settings.speaker ||
           !settings.leds.empty() || (settings.scanner && !settings.scanner->port.empty()) ||
           (settings.idCard && !settings.idCard->port.empty()) || !settings.pads.empty() ||
           !settings.ratingPads.empty();
}

void Station::start()
{
    m_devices = std::make_unique<Devices>(QString::fromStdString(m_settings.name.value), m_socket);
    if (m_settings.printer && !m_settings.printer->port.empty() && m_layouts) {
        startPrinter();
    }
    if (m_settings.speaker) {
        m_devices->voice = std::make_unique<Voice>(
            m_settings, m_voice, m_socket, m_devices->timers, m_devices->link);
    }
    if (!m_settings.leds.empty()) {
        m_devices->strips = std::make_unique<CounterStrips>(
            m_devices->link,
            CounterStrips::Strips{m_settings.leds, m_settings.brightness},
            m_devices->timers,
            openLedLine(m_devices->timers));
        m_devices->strips->start();
    }
    if (m_settings.scanner && !m_settings.scanner->port.empty()) {
        m_devices->scanner =
            std::make_unique<Scanner>(*m_settings.scanner, m_devices->timers, m_devices->link);
    }
    if (m_settings.idCard && !m_settings.idCard->port.empty()) {
        m_devices->cardReader =
            std::make_unique<CardReader>(*m_settings.idCard, m_devices->timers, m_devices->link);
    }
    if (!m_settings.pads.empty() || !m_settings.ratingPads.empty()) {
        m_devices->pads = std::make_unique<Pads>(
            m_settings, m_devices->timers, m_devices->link, m_devices->client);
    }
    m_devices->client.start();
}

void Station::startPrinter()
{
    auto profile = printer::profileByName(m_settings.printer->profile);
    if (!profile) {
        qWarning("station %s: %s", m_settings.name.value.c_str(), profile.error().c_str());
        return;
    }
    profile->baud = m_settings.printer->baud;
    m_devices->paper = std::make_unique<Paper>(
        *m_settings.printer, *profile, *m_layouts, m_devices->timers, m_devices->link);
}

} // namespace hall::station
