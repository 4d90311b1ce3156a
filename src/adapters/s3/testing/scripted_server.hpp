// For tests: an HTTP server on the loopback that answers its n-th request as its n-th script says,
// the last script again and again. It can fail in all the ways a store does.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace apex::adapters::s3::testing {

struct SeenRequest {
    std::string method, target, body;
    std::map<std::string, std::string> headers;  ///< by lower-case name
};

/// The client's end of a connection.
class Peer {
  public:
    explicit Peer(int socket) : socket_(socket) {}
    void send(const std::string& bytes);  ///< what the client no longer takes is dropped
    void wait_for_hang_up();
    void close() { open_ = false; }
    bool is_open() const { return open_; }
    int socket() const { return socket_; }

  private:
    int socket_;
    bool open_ = true;
};

using Script = std::function<void(Peer&, const SeenRequest&)>;
using Headers = std::vector<std::pair<std::string, std::string>>;

Script answer(int status, const std::string& body = "", const Headers& headers = {});
/// S3's error document.
Script error(int status, const std::string& code, const Headers& headers = {});
/// Says `body`'s length and sends only the first `sent` bytes of it.
Script cut_short(int status, const std::string& body, std::size_t sent,
                 const Headers& headers = {});
/// A byte every `pause_ms`.
Script trickle(int status, const std::string& body, int pause_ms);
Script hang();      ///< Never answers.
Script hang_up();   ///< Closes without an answer.
Script nonsense();  ///< Answers what is no HTTP.

class ScriptedServer {
  public:
    explicit ScriptedServer(std::vector<Script> scripts);
    ~ScriptedServer();
    int port() const;
    std::vector<SeenRequest> requests() const;
    int connections() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace apex::adapters::s3::testing
