// SPDX-License-Identifier: Apache-2.0
#include "tests/engines/mosquitto.h"

#include "tests/support/ends_with_us.h"

#include <fstream>

namespace hall::test {

using namespace Qt::StringLiterals;

Mosquitto::Mosquitto(Access access)
    : m_access(access)
{
    endWithUs(m_process);
    std::ofstream config{m_dir.path() / "mosquitto.conf"};
    // As root it would take another user, who may not read the folder.
    config << "user root\npersistence false\nmax_queued_messages 0\nlistener " << m_port
           << " 127.0.0.1\n";
    if (access == Access::Open) {
        config << "allow_anonymous true\n";
        return;
    }
    const std::string folder = m_dir.path().string();
    config << "allow_anonymous false\npassword_file " << folder << "/passwords\ncafile " << folder
           << "/ca.pem\ncertfile " << folder << "/broker.pem\nkeyfile " << folder
           << "/broker.key\n";
}

/// Whom we trust, and a broker that it signed for; the password as mosquitto keeps it.
bool Mosquitto::makeCertificates() const
{
    const QString script = uR"(
        openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=city -keyout ca.key -out ca.pem
        openssl req -newkey rsa:2048 -nodes -subj /CN=broker -keyout broker.key -out broker.csr
        printf 'subjectAltName=IP:127.0.0.1' > san
        openssl x509 -req -in broker.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile san -out broker.pem
        mosquitto_passwd -b -c passwords hall secret
        chmod 600 passwords)"_s;
    QProcess process;
    process.setWorkingDirectory(QString::fromStdString(m_dir.path().string()));
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(u"sh"_s, {u"-ec"_s, script});
    return process.waitForFinished() && process.exitCode() == 0;
}

Mosquitto::~Mosquitto()
{
    Mosquitto::kill();
}

int Mosquitto::portOf(int /*broker*/) const
{
    return m_port;
}

bool Mosquitto::isRunning(int /*broker*/) const
{
    return m_process.state() == QProcess::Running;
}

bool Mosquitto::start(int /*broker*/)
{
    if (m_access == Access::Guarded && !std::filesystem::exists(m_dir.path() / "passwords") &&
        !makeCertificates()) {
        return false;
    }
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.start(QStringLiteral(MOSQUITTO),
                    {u"-c"_s, QString::fromStdString((m_dir.path() / "mosquitto.conf").string())});
    return awaitPort(m_port);
}

void Mosquitto::kill(int /*broker*/)
{
    m_process.kill();
    m_process.waitForFinished();
}

sync::Broker Mosquitto::as(const std::string& clientId) const
{
    sync::Broker broker = onLoopback(m_port, clientId);
    if (m_access == Access::Guarded) {
        broker.user = "hall";
        broker.password = "secret";
        broker.authority = (m_dir.path() / "ca.pem").string();
    }
    return broker;
}

} // namespace hall::test
