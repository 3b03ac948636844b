package dev.opsentinel.settings;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** A path, made absolute, so that it means the same wherever the process stands later. */
record PathType(Kind kind, Optional<Setting<Path>> anchor, String example)
    implements SettingType<Path> {

  /** What must be there when the program starts. */
  enum Kind {
    FILE("file"),
    EXISTING_FILE("existing file"),
    FOLDER("folder, made when missing"),
    EXISTING_FOLDER("existing folder");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  static PathType of(Kind kind, String example) {
    return new PathType(kind, Optional.empty(), example);
  }

  /** Relative paths start at the folder that {@code anchor} names. */
  PathType under(Setting<Path> anchor) {
    return new PathType(kind, Optional.of(anchor), example);
  }

  @Override
  public Path read(String text, Path base) throws BadValue {
    Path path;
    try {
      path = base.resolve(text).toAbsolutePath().normalize();
    } catch (InvalidPathException unusable) {
      throw BadValue.showing(text, "write a path that this system can hold");
    }
    boolean fits =
        switch (kind) {
          case FILE -> !Files.isDirectory(path);
          case EXISTING_FILE -> Files.exists(path) && !Files.isDirectory(path);
          case FOLDER -> !Files.exists(path) || Files.isDirectory(path);
          case EXISTING_FOLDER -> Files.isDirectory(path);
        };
    if (!fits) {
      String seen = Files.exists(path) ? "is something else" : "does not exist";
      throw BadValue.showing(
          text, OneLine.of(path.toString()) + " " + seen + "; name " + article() + " " + noun());
    }
    return path;
  }

  private String article() {
    return kind.words.startsWith("e") ? "an" : "a";
  }

  private String noun() {
    return kind == Kind.FOLDER ? "folder" : kind.words;
  }

  @Override
  public Class<Path> valueClass() {
    return Path.class;
  }

  @Override
  public String words() {
    return "path of " + article() + " " + kind.words;
  }
}
