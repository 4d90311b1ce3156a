#include "adapters/rows/submission.hpp"

#include "app/json_text.hpp"

namespace apex::adapters::rows {

std::string text_of(const std::vector<domain::SubmissionTask>& tasks) {
    std::string text = "[";
    for (const auto& task : tasks)
        (text += text.size() > 1 ? "," : "") +=
            app::JsonObject().add("kind", task.kind).add("task_id", task.id.text()).text();
    return text + ']';
}

std::vector<domain::SubmissionTask> tasks_of(const std::string& text) {
    std::vector<domain::SubmissionTask> tasks;
    for (const auto item : app::json_items(text)) {
        const auto kind = app::json_at(item, "/kind"), id = app::json_at(item, "/task_id");
        APEX_ASSERT(kind && id);
        const auto parsed = domain::TaskId::parse(app::json_text_value(*id));
        APEX_ASSERT(parsed);
        tasks.push_back({app::json_text_value(*kind), *parsed});
    }
    return tasks;
}

}  // namespace apex::adapters::rows
