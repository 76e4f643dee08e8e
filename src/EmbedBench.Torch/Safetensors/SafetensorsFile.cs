using Microsoft.Win32.SafeHandles;
using static TorchSharp.torch;

namespace EmbedBench.Torch.Safetensors;

/// <summary>A safetensors file, opened once: the header is read and checked, values are read on demand.</summary>
public sealed class SafetensorsFile : IDisposable
{
    private readonly SafeFileHandle _file;

    private SafetensorsFile(string path, SafeFileHandle file, SafetensorsHeader header)
    {
        Path = path;
        _file = file;
        Metadata = header.Metadata;
        Entries = header.Entries;
    }

    public string Path { get; }

    /// <summary>Strings about the file, such as <c>format: pt</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The tensors in the order in which their values lie in the file.</summary>
    public IReadOnlyList<TensorEntry> Entries { get; }

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">Its header is malformed, or does not fit the file.</exception>
    public static SafetensorsFile Open(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no file {path}.", path);
        SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.RandomAccess);
        try
        {
            return new SafetensorsFile(path, file, SafetensorsHeader.Read(file, path));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads the values of <paramref name="entry"/> into a new tensor of its shape and type, in the memory of the CPU.</summary>
    /// <exception cref="InvalidDataException">The file became shorter since it was opened.</exception>
    /// <exception cref="TorchException">The memory does not suffice.</exception>
    public Tensor Read(TensorEntry entry)
    {
        Tensor tensor = TorchException.Translate($"reading tensor '{entry.Name}' of {Path}", () => empty([.. entry.Shape], entry.Type));
        TensorBytes.Visit(tensor, (part, offset) => Fill(part, entry.Offset + offset));
        return tensor;
    }

    public void Dispose() => _file.Dispose();

    private void Fill(Span<byte> target, long place)
    {
        while (target.Length > 0)
        {
            int count = RandomAccess.Read(_file, target, place);
            if (count == 0)
                throw new InvalidDataException($"{Path}: the file ended at byte {place}, before its tensors: it became shorter since it was opened.");
            target = target[count..];
            place += count;
        }
    }
}
