# frozen_string_literal: true

# Jekyll's tag {% thread file %} for layouts: shows a saved thread. `file` is a path from the site's top,
# or a variable that holds one: {% thread page.thread %}. Options of `threadbare convert` may follow it:
# {% thread page.thread --lang de %}.
#
# Not in a Markdown file: what stands there would go through Markdown once more, and the comments are
# strangers' words. The command is `npx thread-bare`, unless _config.yml says `thread_bare: COMMAND` or
# THREADBARE does.

require "digest"
require "open3"
require "shellwords"

module ThreadBare
  # What the command made of a file, until the file or the call is another.
  CACHE = Jekyll::Cache.new("ThreadBare")

  class Tag < Liquid::Tag
    def initialize(name, markup, tokens)
      super
      @file, *@options = markup.shellsplit
      raise Liquid::SyntaxError, "{% thread %} needs a file" if @file.nil?
    end

    def render(context)
      site = context.registers[:site]
      path = File.expand_path(context[@file] || @file, site.source)
      command = (ENV["THREADBARE"] || site.config["thread_bare"] || "npx thread-bare").shellsplit
      call = [*command, "convert", path, "--to", "element", *@options]
      CACHE.getset([Digest::SHA256.file(path).hexdigest, *call].join("\0")) { ThreadBare.run(call) }
    end
  end

  class Assets < Jekyll::Generator
    # The script and the styles, out of the package, as /thread-bare/….
    def generate(site)
      package = File.join(site.source, "node_modules", "thread-bare")
      %w[thread-bare.js styles.css].each do |name|
        site.static_files << Asset.new(site, package, "", name)
      end
    end
  end

  class Asset < Jekyll::StaticFile
    def destination_rel_dir
      "/thread-bare"
    end

    def destination(dest)
      File.join(dest, "thread-bare", @name)
    end
  end

  def self.run(call)
    html, said, status = Open3.capture3(*call)
    Jekyll.logger.warn("thread-bare:", said) unless said.empty? || !status.success?
    raise Liquid::ArgumentError, said unless status.success?

    html.force_encoding(Encoding::UTF_8)
  end
end

Liquid::Template.register_tag("thread", ThreadBare::Tag)
