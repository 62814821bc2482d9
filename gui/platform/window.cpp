#include "platform/window.hpp"

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <vector>

#include "platform/copied.hpp"
#include "platform/keys.hpp"
#include "platform/local_display.hpp"
#include "view/fonts.hpp"
#include "view/view.hpp"

namespace subrosa::gui {

namespace {

constexpr int cannot_open = 69;
constexpr int least_width = 720;
constexpr int least_height = 540;
constexpr int first_width = 1180;
constexpr int first_height = 820;
constexpr double tick_seconds = 0.75;
/// After something happened: Dear ImGui needs a frame to see it, one to act on it, one to settle.
constexpr int settling = 3;

/// What the callbacks of GLFW reach through the window's pointer.
struct Seen {
  ViewState view;
  KeyReader keys;
  int frames = settling;  ///< still to draw
  float scale = 1;
  /// Keys that Dear ImGui hears of only after the next frame: one that is pressed and let go
  /// between two frames would else never have been down.
  struct Release {
    int key;
    int code;
    int mods;
  };
  std::vector<Release> released;

  static Seen& of(GLFWwindow* window) {
    return *static_cast<Seen*>(glfwGetWindowUserPointer(window));
  }
  static void woken(GLFWwindow* window) { of(window).frames = settling; }
};

void on_key(GLFWwindow* window, int key, int code, int action, int mods) {
  Seen& seen = Seen::of(window);
  if (edits_text(key) && action == GLFW_RELEASE)
    seen.released.push_back({key, code, mods});
  else if (edits_text(key))
    ImGui_ImplGlfw_KeyCallback(window, key, code, action, mods);
  if (action != GLFW_RELEASE) {
    const char* here = glfwGetKeyName(key, code);
    seen.keys.key(key, mods, action == GLFW_REPEAT, here == nullptr ? "" : here, seen.view);
  }
  Seen::woken(window);
}

void on_character(GLFWwindow* window, unsigned character) {
  Seen& seen = Seen::of(window);
  ImGui_ImplGlfw_CharCallback(window, character);
  seen.keys.character(character, seen.view);
  Seen::woken(window);
}

void on_button(GLFWwindow* window, int button, int action, int mods) {
  ImGui_ImplGlfw_MouseButtonCallback(window, button, action, mods);
  Seen::woken(window);
}

void on_wheel(GLFWwindow* window, double x, double y) {
  ImGui_ImplGlfw_ScrollCallback(window, x, y);
  Seen::woken(window);
}

void on_move(GLFWwindow* window, [[maybe_unused]] double x, [[maybe_unused]] double y) {
#if IMGUI_VERSION_NUM >= 18700
  ImGui_ImplGlfw_CursorPosCallback(window, x, y);
#endif
  Seen::woken(window);
}

void on_enter(GLFWwindow* window, int entered) {
  ImGui_ImplGlfw_CursorEnterCallback(window, entered);
  Seen::woken(window);
}

void on_focus(GLFWwindow* window, int focused) {
  ImGui_ImplGlfw_WindowFocusCallback(window, focused);
  Seen::woken(window);
}

/// Few window managers keep to the least size, and without one nobody does.
void on_size(GLFWwindow* window, int width, int height) {
  const float scale = Seen::of(window).scale;
  const int least_x = static_cast<int>(least_width * scale);
  const int least_y = static_cast<int>(least_height * scale);
  if (width > 0 && height > 0 && (width < least_x || height < least_y))
    glfwSetWindowSize(window, std::max(width, least_x), std::max(height, least_y));
  Seen::woken(window);
}

void on_refresh(GLFWwindow* window) { Seen::woken(window); }

/// The display's scale in the pixels in which the window is measured.
float scale_of(GLFWwindow* window) {
  float x = 1;
  float y = 1;
  glfwGetWindowContentScale(window, &x, &y);
  int width = 0;
  int pixels = 0;
  int unused = 0;
  glfwGetWindowSize(window, &width, &unused);
  glfwGetFramebufferSize(window, &pixels, &unused);
  // Where the system itself draws larger, the window is measured in the system's points.
  const float by_system =
      width > 0 && pixels > 0 ? static_cast<float>(pixels) / static_cast<float>(width) : 1;
  return std::clamp(x / by_system, 0.5F, 4.0F);
}

void on_scale(GLFWwindow* window, float /*x*/, float /*y*/) {
  Seen& seen = Seen::of(window);
  seen.scale = scale_of(window);
  glfwSetWindowSizeLimits(window, static_cast<int>(least_width * seen.scale),
                          static_cast<int>(least_height * seen.scale), GLFW_DONT_CARE,
                          GLFW_DONT_CARE);
  Seen::woken(window);
}

struct Library {
  bool open = glfwInit() == GLFW_TRUE;
  Library() = default;
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
  ~Library() { glfwTerminate(); }
};

struct CloseWindow {
  void operator()(GLFWwindow* window) const { glfwDestroyWindow(window); }
};
using OwnedWindow = std::unique_ptr<GLFWwindow, CloseWindow>;

OwnedWindow open_window() {
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "subrosa-gui");
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "subrosa-gui");
  int width = first_width;
  int height = first_height;
  if (GLFWmonitor* monitor = glfwGetPrimaryMonitor()) {
    int x = 0;
    int y = 0;
    int room_width = 0;
    int room_height = 0;
    float scale = 1;
    float unused = 1;
    glfwGetMonitorWorkarea(monitor, &x, &y, &room_width, &room_height);
    glfwGetMonitorContentScale(monitor, &scale, &unused);
    width = std::clamp(static_cast<int>(static_cast<float>(room_width) / scale), least_width,
                       first_width);
    height = std::clamp(static_cast<int>(static_cast<float>(room_height) / scale), least_height,
                        first_height);
  }
  return OwnedWindow(glfwCreateWindow(width, height, "Subrosa", nullptr, nullptr));
}

void listen(GLFWwindow* window, Seen& seen) {
  glfwSetWindowUserPointer(window, &seen);
  glfwSetKeyCallback(window, on_key);
  glfwSetCharCallback(window, on_character);
  glfwSetMouseButtonCallback(window, on_button);
  glfwSetScrollCallback(window, on_wheel);
  glfwSetCursorPosCallback(window, on_move);
  glfwSetCursorEnterCallback(window, on_enter);
  glfwSetWindowFocusCallback(window, on_focus);
  glfwSetWindowSizeCallback(window, on_size);
  glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) { Seen::woken(w); });
  glfwSetWindowRefreshCallback(window, on_refresh);
  glfwSetWindowContentScaleCallback(window, on_scale);
  on_scale(window, 1, 1);
}

/// Dear ImGui, tied to the window. It writes no file of its own.
class Drawing {
 public:
  explicit Drawing(GLFWwindow* window) : window_(window) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigInputTextCursorBlink = false;  // a blinking cursor would never let the window sleep
    ImGui_ImplGlfw_InitForOpenGL(window, false);
    ImGui_ImplOpenGL3_Init("#version 130");
  }
  Drawing(const Drawing&) = delete;
  Drawing& operator=(const Drawing&) = delete;
  ~Drawing() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
  }

  /// Letters are drawn anew when their size is another.
  void set_look(const Settings& settings, float scale, const FontFiles& files) {
    Look look = look_of(settings, scale);
    if (look_.fonts.body.font == nullptr || look.text != look_.text) {
      look.fonts = build_fonts(*ImGui::GetIO().Fonts, files, look.text);
      ImGui_ImplOpenGL3_DestroyFontsTexture();
      ImGui_ImplOpenGL3_CreateFontsTexture();
    } else {
      look.fonts = look_.fonts;
    }
    look_ = look;
  }

  [[nodiscard]] std::optional<Action> frame(const Screen& screen, ViewState& state) {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    ImGui::NewFrame();
    std::optional<Action> action = draw(screen, look_, state);
    ImGui::Render();
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(window_, &width, &height);
    glViewport(0, 0, width, height);
    const Colour page = look_.colours.page;
    glClearColor(static_cast<float>(page.red) / 255, static_cast<float>(page.green) / 255,
                 static_cast<float>(page.blue) / 255, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    glfwSwapBuffers(window_);
    return action;
  }

 private:
  GLFWwindow* window_;
  Look look_;
};

Clipboard clipboard_of(GLFWwindow* window) {
  return {[window] {
            const char* held = glfwGetClipboardString(window);
            return std::string(held == nullptr ? "" : held);
          },
          [window](const std::string& text) { glfwSetClipboardString(window, text.c_str()); }};
}

void wait_for_something(Pages& pages, Seen& seen) {
  if (seen.frames > 0 || seen.view.unsettled() || pages.has_work()) return glfwPollEvents();
  if (!pages.wants_ticks()) return glfwWaitEvents();
  glfwWaitEventsTimeout(tick_seconds);
}

void let_go(GLFWwindow* window, Seen& seen) {
  for (const Seen::Release& one : seen.released)
    ImGui_ImplGlfw_KeyCallback(window, one.key, one.code, GLFW_RELEASE, one.mods);
  if (!seen.released.empty()) seen.frames = std::max(seen.frames, 1);
  seen.released.clear();
}

void run(Pages& pages, GLFWwindow* window, Seen& seen, const FontFiles& files) {
  Drawing drawing(window);
  Copied copied(clipboard_of(window));
  double ticked = glfwGetTime();
  while (glfwWindowShouldClose(window) == GLFW_FALSE) {
    wait_for_something(pages, seen);
    if (pages.wants_ticks() && glfwGetTime() - ticked >= tick_seconds) {
      if (pages.tick()) seen.frames = settling;
      ticked = glfwGetTime();
    }
    if (pages.has_work() && pages.work()) seen.frames = settling;
    if (seen.frames <= 0 && !seen.view.unsettled()) continue;
    --seen.frames;
    pages.before_frame();
    drawing.set_look(pages.settings(), seen.scale, files);
    if (const auto action = drawing.frame(pages.screen(), seen.view)) {
      pages.perform(*action);
      copied.serve(pages);
      seen.frames = settling;
    }
    let_go(window, seen);
    pages.shown();
  }
  copied.take_away();
}

}  // namespace

WindowEnd run_window(Pages& pages) {
  const auto fonts = find_fonts(font_folders());
  if (const auto* missing = std::get_if<Message>(&fonts)) return {cannot_open, *missing};
  // The graphics driver would keep its shaders in the user's folder: nothing is to be written.
  setenv("MESA_SHADER_CACHE_DISABLE", "true", 1);
  setenv("MESA_GLSL_CACHE_DISABLE", "true", 1);
  setenv("__GL_SHADER_DISK_CACHE", "0", 1);
  const char* named = std::getenv("DISPLAY");
  const auto display = local_display(named == nullptr ? "" : named);
  if (!display) {
    return {cannot_open,
            message("L'écran `{0}` est sur une autre machine. La fenêtre ne s'ouvre que sur un "
                    "écran d'ici, pour que rien ne passe par le réseau. `subrosa ask` pose les "
                    "mêmes questions dans un terminal.",
                    named)};
  }
  if (!display->empty()) setenv("DISPLAY", display->c_str(), 1);
  const Library library;
  const OwnedWindow window = library.open ? open_window() : nullptr;
  if (window == nullptr) {
    return {cannot_open, message("La fenêtre ne peut pas s'ouvrir ici : il n'y a pas d'écran, ou "
                                 "il ne sait pas dessiner. `subrosa ask` pose les mêmes questions "
                                 "dans un terminal.")};
  }
  glfwMakeContextCurrent(window.get());
  glfwSwapInterval(1);
  Seen seen;
  listen(window.get(), seen);
  run(pages, window.get(), seen, std::get<FontFiles>(fonts));
  return {};
}

}  // namespace subrosa::gui
