// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/server/hall_service.h"
#include "app/server/listener.h"
#include "app/server/timers.h"
#include "app/settings/settings.h"

#include <QTimer>

#include <filesystem>
#include <memory>

namespace hall::server {

class Archivist;
class Forecaster;
class MissedAppointments;
class Snapshotter;

/// One node of a hall: the parts, in the order in which they are made and, backwards, ended.
class Node : public QObject
{
    Q_OBJECT

public:
    /// The rules of the business day that is open, or was last; nothing: none ever was.
    using RulesOf = std::function<Rules(const std::optional<BusinessDay>& day)>;

    /// Opens the journal of a data folder and everything on top of it. The error is a sentence.
    /// `rulesOf` has the last word on rules, at the start and whenever another day opens; without
    /// it they are those of `settings`.
    [[nodiscard]] static Result<std::unique_ptr<Node>, std::string>
    start(const Settings& settings,
          const std::filesystem::path& dataDir,
          const ReadClock& readClock,
          RulesOf rulesOf = {});
    ~Node() override;

    [[nodiscard]] HallService& service()
    {
        return *m_service;
    }

    [[nodiscard]] Publisher& publisher()
    {
        return *m_publisher;
    }

    [[nodiscard]] Appointments& appointments()
    {
        return *m_appointments;
    }

    [[nodiscard]] Listener& listener()
    {
        return *m_listener;
    }

    [[nodiscard]] std::filesystem::path socket() const
    {
        return m_dataDir / "hall.sock";
    }

    /// Says good-bye to the clients, writes what was decided and a last snapshot.
    void stop(const QString& why);

signals:
    /// Nobody knows what is on disk: the process must end and be started again.
    void lost(const QString& detail);

private:
    Node(Settings settings, std::filesystem::path dataDir);
    [[nodiscard]] Result<void, std::string> open(const ReadClock& readClock);
    [[nodiscard]] Result<void, std::string> openJournal();
    [[nodiscard]] Result<Hall, std::string> restoreHall();
    [[nodiscard]] Result<void, std::string> letClientsIn();
    void adoptRules();
    void adoptRulesOfNewDay();
    void keepAppointments();
    void countEvents(std::int64_t durable);
    void forgetEarlierDays();
    [[nodiscard]] Result<void, std::string> forecastWaits();
    void keepMonths();
    void tellJournal(const QString& damage);
    void archiveAtNight();

    Settings m_settings;
    RulesOf m_rulesOf;
    std::optional<BusinessDay> m_rulesDay; ///< that the rules at work were asked for
    std::filesystem::path m_dataDir;
    std::unique_ptr<journal::Journal> m_journal;
    std::unique_ptr<journal::DiskReserve> m_reserve;
    std::unique_ptr<journal::Reader> m_feedReader;
    std::unique_ptr<HallClock> m_clock;
    std::unique_ptr<HallService> m_service;
    std::unique_ptr<Snapshotter> m_snapshotter;
    std::unique_ptr<Publisher> m_publisher;
    std::unique_ptr<Subjects> m_subjects;
    std::unique_ptr<VaultThread> m_vaultThread;
    std::unique_ptr<Appointments> m_appointments;
    std::unique_ptr<MissedAppointments> m_missedAppointments;
    std::unique_ptr<CodeReading> m_codes;
    Intake m_intake;
    std::unique_ptr<Timers> m_timers;
    std::unique_ptr<Listener> m_listener;
    std::int64_t m_lastSnapshot = 0;
    std::unique_ptr<Forecaster> m_forecaster;
    std::unique_ptr<Archivist> m_archivist; ///< asks the service's writer
    QTimer m_night;
    std::optional<BusinessDay> m_archivedOn;
    std::optional<BusinessDay> m_forgottenFor; ///< the day before which all is forgotten
};

} // namespace hall::server
