package dev.opsentinel.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One reading of all sources: from texts to values, with every problem collected on the way. */
final class Resolution {
  private static final String DEFAULT_FILE = "opsentinel.properties";

  private final SettingSources sources;
  private final List<String> problems = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final Map<String, Object> values = new HashMap<>();
  private final Map<String, String> placeholders = new HashMap<>();
  private final Layers layers = new Layers(problems, warnings);

  Resolution(SettingSources sources) {
    this.sources = sources;
  }

  Settings settings() {
    Path current = sources.currentDirectory();
    layers.addNamed(sources.commandLine(), "--set", current);
    layers.addSystemProperties(sources.systemProperties(), current);
    layers.addEnvironment(sources.environment(), current);
    resolve(SettingCatalogue.CONFIG); // before the others: it names the weakest of their sources
    file().ifPresent(file -> layers.add(PropertiesFile.read(file, problems)));

    for (Setting<?> setting : SettingCatalogue.all()) {
      if (setting != SettingCatalogue.CONFIG) {
        resolve(setting);
      }
    }
    List<AccountSettings> accounts = accounts();
    if (!problems.isEmpty()) {
      throw new InvalidSettings(problems, warnings);
    }
    return new Settings(values, placeholders, accounts, warnings);
  }

  private Optional<Path> file() {
    if (layers.find(SettingCatalogue.CONFIG).isPresent()) {
      return value(SettingCatalogue.CONFIG); // empty when it was refused: another is not read
    }
    Path beside = sources.launcherDirectory().resolve(DEFAULT_FILE);
    Optional<Path> file =
        sources.propertiesFile().or(() -> Optional.of(beside).filter(Files::exists));
    file.map(Path::toAbsolutePath).ifPresent(path -> keep(SettingCatalogue.CONFIG, path));
    return file;
  }

  private <T> void resolve(Setting<T> setting) {
    layers.find(setting).or(() -> fallback(setting)).ifPresent(found -> read(setting, found));
  }

  /** Empty too when it follows a setting that was refused: one mistake is one line. */
  private Optional<Layers.Found> fallback(Setting<?> setting) {
    String text = null;
    if (setting.fallback() instanceof Fallback.Text fixed) {
      text = fixed.text();
    } else if (setting.fallback() instanceof Fallback.By by) {
      text = value(by.other()).map(by::text).orElse(null);
    }
    return Optional.ofNullable(text)
        .map(it -> new Layers.Found(it, "default", sources.launcherDirectory()));
  }

  private <T> void read(Setting<T> setting, Layers.Found found) {
    Optional<Setting<Path>> anchor = setting.type().anchor();
    Optional<Path> base = anchor.isPresent() ? value(anchor.get()) : Optional.of(found.base());
    if (base.isEmpty()) {
      return; // the anchor was refused, and its line is enough
    }
    try {
      if (!setting.secret() && OneLine.looksLikeToken(found.text())) {
        throw new BadValue(
            "holds what looks like a token",
            "a token belongs into " + SettingCatalogue.EVENTS_API_TOKEN.name());
      }
      keep(setting, setting.type().read(found.text(), base.get()));
    } catch (BadValue bad) {
      problems.add(bad.line(setting.name(), found.where()));
    }
  }

  private <T> void keep(Setting<T> setting, T value) {
    values.put(setting.name(), value);
    if (!setting.secret()) {
      placeholders.put(setting.name(), setting.type().text(value));
    }
  }

  private <T> Optional<T> value(Setting<T> setting) {
    return Optional.ofNullable(values.get(setting.name())).map(setting.type().valueClass()::cast);
  }

  private List<AccountSettings> accounts() {
    List<AccountSettings> accounts = new ArrayList<>();
    account(AccountSettings.MAIN).ifPresent(accounts::add);
    for (String name : layers.accounts()) {
      SettingCatalogue.PER_ACCOUNT.forEach(
          setting -> resolve(SettingNames.forAccount(setting, name)));
      account(name).ifPresent(accounts::add);
    }
    return accounts;
  }

  private Optional<AccountSettings> account(String name) {
    var url = SettingNames.forAccount(SettingCatalogue.EVENTS_API_URL, name);
    var token = SettingNames.forAccount(SettingCatalogue.EVENTS_API_TOKEN, name);
    var file = SettingNames.forAccount(SettingCatalogue.EVENTS_API_TOKEN_FILE, name);
    Optional<Layers.Found> tokenText = layers.find(token);
    Optional<Layers.Found> fileText = layers.find(file);
    if (tokenText.isPresent() && fileText.isPresent()) {
      problems.add(
          "%s (%s) and %s (%s) are both set: keep one."
              .formatted(
                  token.name(), tokenText.get().where(), file.name(), fileText.get().where()));
    }
    if (tokenText.isEmpty() && fileText.isEmpty()) {
      layers.find(url).ifPresent(found -> problems.add(urlAlone(url, found, token, file)));
      return Optional.empty();
    }
    return Optional.of(new AccountSettings(name, value(url), value(token), value(file)));
  }

  private static String urlAlone(
      Setting<?> url, Layers.Found found, Setting<?> token, Setting<?> file) {
    return url.name()
        + " is set but no token ("
        + found.where()
        + "): set "
        + token.environment()
        + " to the bearer token of an Events Reporting integration, or "
        + file.environment()
        + " to a file that holds it.";
  }
}
