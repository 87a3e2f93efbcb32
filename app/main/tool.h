// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/main/options.h"

#include <QString>
#include <QStringList>

#include <chrono>

/// `paihao`, the integrators' tool. Each group of commands is one source.
namespace hall::tool {

enum Exit { Done = 0, Refused = 1, WrongUse = 2, OutOfReach = 3 };

struct Arguments
{
    QStringList words; ///< `counter next 3`
    QString dataDir;
    QString hallUrl;
    QString config;
    QStringList set;
    QString station;
    QString service;
    QString priority;
    QString clerk;
    QString code;
    QString day;
    QString out;
    QString number;
    QString reason;
    QString kind; ///< of a hold: away, awaySame, step
    QString visit;
    QString appointment;
    QString id;       ///< a person's ID number, or an enterprise's code
    QString agent;    ///< the ID number of who comes for the enterprise
    QString until;    ///< a moment of the hall's day, `11:30`
    QString fromTime; ///< of an appointment, `09:30`
    QString toTime;
    QString materials; ///< codes, `permit,lease`
    QString arrivals;  ///< a file of citizens for `simulate`
    QString counters;  ///< `3,4,5` or `+1`, of `simulate`
    QString zone;
    QString textEn;
    QStringList also;   ///< `A036:5`, called in the same sentence
    QString pack;       ///< folder of a voice of recordings
    QString key;        ///< file of the private key that signs codes
    QString keyId;      ///< as hall.toml calls it
    QString recordings; ///< folder of WAV files, each named as what it says
    int counter = 0;
    int days = 0; ///< 0: as many as the arrivals have, or one
    qint64 seed = 1;
    qint64 from = 1;
    qint64 to = 0; ///< 0: to the end
    qint64 count = 20;
    int keepMonths = 24;
    QString lang; ///< empty: the system's
    bool json = false;
    bool evaluateForecast = false; ///< of `simulate`
    bool timeIsRight = false;
    bool overwrite = false;
    bool byHand = false;
    bool urgent = false;
    bool checkIn = false;
    bool withoutCity = false; ///< a backup is restored as it is
};

/// How long a node may take to answer at all.
constexpr std::chrono::seconds reachWithin{5};

/// What a command has to say and how it ended.
class Report
{
public:
    explicit Report(bool json)
        : m_json(json)
    {
    }

    /// `json` is one object; `text` what a person reads.
    [[nodiscard]] int done(const QString& text, const QByteArray& json) const;
    [[nodiscard]] int failed(Exit exit, const QString& error, const QString& message) const;

private:
    bool m_json;
};

[[nodiscard]] int journalCommand(const Arguments& arguments);
[[nodiscard]] int hallCommand(const Arguments& arguments);
[[nodiscard]] int appointmentCommand(const Arguments& arguments);
[[nodiscard]] int catalogueCommand(const Arguments& arguments);
[[nodiscard]] int codeCommand(const Arguments& arguments);
[[nodiscard]] int promiseCommand(const Arguments& arguments);
[[nodiscard]] int scanCommand(const Arguments& arguments);
[[nodiscard]] int simulateCommand(const Arguments& arguments);
[[nodiscard]] int tourCommand(const Arguments& arguments);
[[nodiscard]] int vaultCommand(const Arguments& arguments);
[[nodiscard]] int voiceCommand(const Arguments& arguments);
[[nodiscard]] int doctorCommand(const Arguments& arguments);
[[nodiscard]] int configCommand(const Arguments& arguments);

} // namespace hall::tool
