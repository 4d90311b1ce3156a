// The executor on a world of its own: a set of names that scripts add to, take from and ask about,
// so that every kill and every failure can be tried and the end looked at.
#include "runbook/executor.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <set>
#include <sstream>

#include "runbook/lint.hpp"

using namespace apex::runbook;
namespace fs = std::filesystem;
namespace {

constexpr int steps_of_the_plan = 5;

/// Step i adds name i; the third is not idempotent. The release is new when all five are there.
std::string plan() {
    std::ostringstream text;
    text << "# Five\n**Format**: `apex-runbook 1`\n\n**Budget**: 1 hour\n\n## Phase 1: All (1 "
            "hour)\n";
    for (int i = 1; i <= steps_of_the_plan; ++i)
        text << "### Step 1." << i << ": S (10 seconds)\n- **Id**: `s" << i
             << "`\n- **Objective**: o\n- **Evidence**: e\n"
             << (i == 3 ? "" : "- **Idempotent**: yes\n") << "```bash\nadd " << i
             << "\n```\n**Verification** (every 1 s for 3 s):\n```bash\nhas " << i
             << "\n```\n- `output = \"yes\"`\n\n**Rollback**:\n```bash\nremove " << i << "\n```\n";
    return text.str();
}

struct Killed {};  ///< as by kill -9: nothing after it is executed

/// What survives the program.
struct World {
    std::set<std::string> things;
    std::multiset<std::string> ran;  ///< every command that had its effect
    std::set<std::string> failing;   ///< commands that fail, without an effect
    std::set<std::string> broken;    ///< commands that fail and had their effect
};

class FakeHost : public Host {
  public:
    explicit FakeHost(World& world) : world_(world) {}
    Ran run(const Script& script, const std::function<void()>& started,
            const std::function<void(double)>& alive) override {
        started();
        alive(0);
        now_s_ += seconds_of[script.text];
        if (interrupt_in == script.text) return {143, "", 0, false, interrupted_ = true};
        if (kill_before_effect == script.text) throw Killed();
        std::istringstream words(script.text);
        std::string verb, thing;
        words >> verb >> thing;
        Ran ran;
        ran.at_limit = seconds_of[script.text] > script.limit_s;
        environment = script.environment;
        if (world_.failing.contains(script.text)) {
            ran.exit_status = 1;
            return ran;
        }
        if (verb == "add") world_.things.insert(thing);
        if (verb == "remove") world_.things.erase(thing);
        if (verb == "has") ran.output = world_.things.contains(thing) ? "yes\n" : "no\n";
        if (verb == "say") ran.output = script.text.substr(4);
        world_.ran.insert(script.text);
        if (world_.broken.contains(script.text)) ran.exit_status = 1;
        if (kill_after_effect == script.text) throw Killed();
        return ran;
    }
    void pause(double seconds) override { now_s_ += seconds; }
    double monotonic_s() override { return now_s_; }
    std::string time_text() override { return "2026-01-31T12:00:00.000Z"; }
    bool interrupted() override { return interrupted_; }

    std::string kill_before_effect, kill_after_effect, interrupt_in;
    std::map<std::string, double> seconds_of;
    std::map<std::string, std::string> environment;

  private:
    World& world_;
    double now_s_ = 0;
    bool interrupted_ = false;
};

/// Kills after the nth record.
class KillAtRecord : public Listener {
  public:
    explicit KillAtRecord(int nth = 0) : left_(nth) {}
    void recorded(const Record&) override {
        if (--left_ == 0) throw Killed();
    }

  private:
    int left_;
};

class Runs : public testing::Test {
  protected:
    void SetUp() override {
        // In memory where there is one: what fsync costs is not the question here.
        std::string name = ::access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
        name += "/apex_executor_XXXXXX";
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        folder_ = name;
        use(plan());
    }
    void TearDown() override { fs::remove_all(folder_); }

    void use(const std::string& text) {
        ParsedDocument parsed = parse_document(text);
        const auto findings = all_findings(parsed);
        for (const Finding& each : findings)
            if (each.severity == Severity::error) ADD_FAILURE() << each.line << ' ' << each.words;
        document_ = std::move(parsed.document);
    }

    /// A program that starts, works and ends or is killed; none when it was killed.
    std::optional<Ending> program(FakeHost& host, Listener& listener) {
        try {
            Journal journal(path());
            const bool again = !journal.records().empty();
            const Execution execution{
                document_,          journal, host,
                listener,           redact_, [&](const Step&) { return confirm_; },
                [] { return true; }};
            if (!again)
                journal.append("run-started",
                               {{"run", "r"}, {"document_sha256", document_.sha256}});
            else
                journal.append("run-resumed", {});
            return carry_on(execution, again);
        } catch (const Killed&) {
            return std::nullopt;
        }
    }
    std::optional<Ending> program() {
        FakeHost host(world_);
        Listener listener;
        return program(host, listener);
    }

    /// Runs until the run has an end, at most ten times, and looks at what is there then.
    void expect_sound_end(const std::string& after) {
        std::optional<Ending> ending;
        for (int i = 0; i < 10 && !ending; ++i) ending = program();
        ASSERT_TRUE(ending) << after;
        const auto records = read_journal(path()).records;
        EXPECT_EQ(inconsistencies(records), std::vector<std::string>{}) << after;
        if (ending == Ending::new_release)
            EXPECT_EQ(world_.things.size(), std::size_t{steps_of_the_plan}) << after;
        else if (ending == Ending::old_release)
            EXPECT_EQ(world_.things, std::set<std::string>{}) << after;
        else
            FAIL() << "neither the old nor the new release after " << after;
        EXPECT_LE(world_.ran.count("add 3"), 1u) << "not idempotent, and ran twice after " << after;
    }

    void start_over() {
        world_ = {};
        fs::remove(path());
    }
    std::string path() const { return folder_ + "/journal"; }

    std::string folder_;
    Document document_;
    World world_;
    Redactor redact_;
    bool confirm_ = true;
};

std::string numbered(const char* verb, int i) {
    return std::string(verb) + ' ' + std::to_string(i) + '\n';
}

}  // namespace

TEST_F(Runs, EndInTheNewReleaseWhenEveryStepVerifies) {
    EXPECT_EQ(program(), Ending::new_release);
    EXPECT_EQ(world_.things.size(), std::size_t{steps_of_the_plan});
    EXPECT_EQ(program(), Ending::new_release) << "an ended run does nothing more";
    EXPECT_EQ(world_.ran.count("add 1\n"), 1u);
}

TEST_F(Runs, AreTakenBackWhateverStepFails) {
    for (int i = 1; i <= steps_of_the_plan; ++i)
        for (const bool with_effect : {false, true})
            for (const char* verb : {"add", "has"}) {
                start_over();
                (with_effect ? world_.broken : world_.failing).insert(numbered(verb, i));
                EXPECT_EQ(program(), Ending::old_release) << verb << i;
                EXPECT_EQ(world_.things, std::set<std::string>{}) << verb << i;
                EXPECT_EQ(inconsistencies(read_journal(path()).records),
                          std::vector<std::string>{});
            }
}

TEST_F(Runs, SurviveAKillAfterEveryRecord) {
    int records = 0;
    for (int nth = 1;; ++nth) {
        start_over();
        FakeHost host(world_);
        KillAtRecord killer(nth);
        if (program(host, killer)) break;
        ++records;
        expect_sound_end("a kill after record " + std::to_string(nth));
    }
    EXPECT_EQ(records, 3 * steps_of_the_plan + 1) << "started, ran, verified; and the end";
}

TEST_F(Runs, SurviveAKillDuringEveryCommandBeforeAndAfterItsEffect) {
    for (int i = 1; i <= steps_of_the_plan; ++i)
        for (const char* verb : {"add", "has"})
            for (const bool after : {false, true}) {
                start_over();
                FakeHost host(world_);
                Listener listener;
                (after ? host.kill_after_effect : host.kill_before_effect) = numbered(verb, i);
                ASSERT_FALSE(program(host, listener)) << verb << i;
                expect_sound_end(numbered(verb, i) + (after ? "after" : "before"));
            }
}

TEST_F(Runs, SurviveAKillAnywhereInARollback) {
    // Failing with its effect is the harder case: the verification alone would find nothing wrong.
    for (int failing = 1; failing <= steps_of_the_plan; ++failing)
        for (int nth = 1;; ++nth) {
            start_over();
            (nth % 2 == 0 ? world_.failing : world_.broken).insert(numbered("add", failing));
            FakeHost host(world_);
            KillAtRecord killer(nth);
            if (program(host, killer)) break;
            expect_sound_end("step " + std::to_string(failing) + " failing, a kill after record " +
                             std::to_string(nth));
            EXPECT_EQ(world_.things, std::set<std::string>{}) << failing << ' ' << nth;
        }
}

TEST_F(Runs, SurviveTwoKills) {
    for (int first = 1; first < 17; ++first)
        for (int second = 1; second < 17; second += 3) {
            start_over();
            FakeHost host(world_), next(world_);
            KillAtRecord killer(first), other(second);
            program(host, killer);
            program(next, other);
            expect_sound_end("kills after " + std::to_string(first) + " and " +
                             std::to_string(second));
        }
}

TEST_F(Runs, AskAgainWhatIsFinishedWhenTheyAreResumed) {
    FakeHost host(world_);
    KillAtRecord killer(3 * 4);
    ASSERT_FALSE(program(host, killer));
    world_.things.erase("2");  // A power cut took its effect along.
    EXPECT_EQ(program(), Ending::new_release);
    EXPECT_EQ(world_.ran.count("add 2\n"), 2u);

    start_over();
    FakeHost once_more(world_);
    KillAtRecord again(3 * 4);
    ASSERT_FALSE(program(once_more, again));
    world_.things.erase("3");  // Not idempotent: it cannot be had again.
    EXPECT_EQ(program(), Ending::old_release);
    EXPECT_EQ(world_.things, std::set<std::string>{});
    EXPECT_EQ(world_.ran.count("add 3\n"), 1u);
}

TEST_F(Runs, WaitForWhatBecomesTrueInTime) {
    class Late : public FakeHost {
      public:
        Late(World& world, double at_s) : FakeHost(world), world_(world), at_s_(at_s) {}
        Ran run(const Script& script, const std::function<void()>& started,
                const std::function<void(double)>& alive) override {
            if (script.text == "has 2\n" && monotonic_s() < at_s_)
                return {0, "no\n", 0, false, false};
            return FakeHost::run(script, started, alive);
        }

      private:
        World& world_;
        double at_s_;
    };
    Listener listener;
    Late in_time(world_, 3);
    EXPECT_EQ(program(in_time, listener), Ending::new_release);
    start_over();
    Late too_late(world_, 4);
    EXPECT_EQ(program(too_late, listener), Ending::old_release);
}

TEST_F(Runs, StopAStepAtItsBudgetAndWarnAtFourFifths) {
    Listener listener;
    FakeHost slow(world_);
    slow.seconds_of["add 4\n"] = 9;
    EXPECT_EQ(program(slow, listener), Ending::new_release);
    int warnings = 0;
    for (const Record& record : read_journal(path()).records)
        warnings += record.kind == "budget-warning";
    EXPECT_EQ(warnings, 1);

    start_over();
    FakeHost too_slow(world_);
    too_slow.seconds_of["add 4\n"] = 11;
    EXPECT_EQ(program(too_slow, listener), Ending::old_release);
    EXPECT_EQ(world_.things, std::set<std::string>{});
}

TEST_F(Runs, NeedAPersonWhenSomethingCannotBeUndone) {
    world_.failing = {"add 5\n", "remove 2\n"};
    EXPECT_EQ(program(), Ending::needs_person);
    EXPECT_EQ(world_.things, std::set<std::string>{"2"}) << "the others are undone all the same";
    EXPECT_EQ(world_.ran.count("remove 1\n"), 1u);
}

TEST_F(Runs, StopWhenAskedAndGoOnWhenResumed) {
    FakeHost host(world_);
    Listener listener;
    host.interrupt_in = "add 4\n";
    EXPECT_EQ(program(host, listener), Ending::interrupted);
    EXPECT_EQ(program(), Ending::new_release);
}

TEST_F(Runs, NeverCrossAPointOfNoReturnUnasked) {
    std::string text = plan();
    const std::string rollback = "**Rollback**:\n```bash\nremove 4\n```\n";
    text.replace(text.find(rollback), rollback.size(),
                 "- **Irreversible**: true\n- **Confirm**: sure?\n");
    use(text);
    confirm_ = false;
    EXPECT_EQ(program(), Ending::old_release);
    EXPECT_EQ(world_.ran.count("add 4\n"), 0u);
    EXPECT_EQ(world_.things, std::set<std::string>{});

    start_over();
    confirm_ = true;
    world_.failing.insert("add 5\n");
    EXPECT_EQ(program(), Ending::needs_person) << "what came before it is not taken back behind it";
    EXPECT_EQ(world_.things, (std::set<std::string>{"1", "2", "3", "4"}));
}

TEST_F(Runs, GiveCapturedValuesToLaterSteps) {
    std::string text = plan();
    text.replace(text.find("has 1"), 5, "say {\"id\":\"p-7\"}");
    text.replace(text.find("- `output = \"yes\"`"), 18, "- `json /id = \"p-7\"`");
    text.replace(text.find("- **Objective**: o"), 18,
                 "- **Objective**: o\n- **Capture**: `project` = `json /id`");
    use(text);
    FakeHost host(world_);
    Listener listener;
    ASSERT_EQ(program(host, listener), Ending::new_release);
    EXPECT_EQ(host.environment.at("project"), "p-7");
    EXPECT_EQ(host.environment.at("APEXCTL_STEP"), "s5");
}

TEST_F(Runs, EndWhenTheLockIsGone) {
    Journal journal(path());
    FakeHost host(world_);
    Listener listener;
    int looks = 0;
    const Execution execution{document_,
                              journal,
                              host,
                              listener,
                              redact_,
                              [](const Step&) { return true; },
                              [&] { return ++looks < 6; }};
    journal.append("run-started", {{"run", "r"}});
    EXPECT_THROW(carry_on(execution, false), JournalError);
    EXPECT_EQ(journal.records().size(), 6u) << "nothing is recorded by who is no longer the owner";
}
